namespace Lukhas.Sim.Core.Shards;

/// <summary>A step of the proposal.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="StartP50">The median start, in the plan's unit.</param>
/// <param name="FinishP50">The median finish, in the plan's unit.</param>
/// <param name="Criticality">The share of rollouts in which it decides the finish, in [0, 1].</param>
public sealed record ShardStep(string Id, string Title, double StartP50, double FinishP50, double Criticality);
