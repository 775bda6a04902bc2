import { testScenarios } from '../harness/asTests.ts';
import { entry } from './entry.ts';

testScenarios(entry);
