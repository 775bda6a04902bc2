import { testScenarios } from '../harness/asTests.ts';
import { habits } from './habits.ts';

testScenarios(habits);
