import { testScenarios } from '../harness/asTests.ts';
import { presses } from './presses.ts';

testScenarios(presses);
