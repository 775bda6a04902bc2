import { testScenarios } from '../harness/asTests.ts';
import { keyboard } from './keyboard.ts';

testScenarios(keyboard);
