import { testScenarios } from '../harness/asTests.ts';
import { libraries } from './libraries.ts';

testScenarios(libraries);
