import { testScenarios } from '../harness/asTests.ts';
import { editors } from './editors.ts';

testScenarios(editors);
