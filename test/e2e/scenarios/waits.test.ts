import { testScenarios } from '../harness/asTests.ts';
import { waits } from './waits.ts';

testScenarios(waits);
