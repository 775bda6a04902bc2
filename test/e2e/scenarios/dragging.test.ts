import { testScenarios } from '../harness/asTests.ts';
import { dragging } from './dragging.ts';

testScenarios(dragging);
