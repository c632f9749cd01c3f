namespace Lukhas.Sim.Core.Tests.Rehearsal;

internal sealed record ReferenceRollout(bool Failed, double Finish, double Cost, bool[] Struck, double[] Durations, bool[] Critical);
