import { testScenarios } from '../harness/asTests.ts';
import { hovering } from './hovering.ts';

testScenarios(hovering);
