import { testScenarios } from '../harness/asTests.ts';
import { windows } from './windows.ts';

testScenarios(windows);
