import { testScenarios } from '../harness/asTests.ts';
import { reveals } from './reveals.ts';

testScenarios(reveals);
