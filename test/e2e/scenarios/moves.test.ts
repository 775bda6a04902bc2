import { testScenarios } from '../harness/asTests.ts';
import { moves } from './moves.ts';

testScenarios(moves);
