namespace Lukhas.Sim.Api.Endpoints;

/// <summary>That the lane's backends answer, and when a sweep last succeeded.</summary>
internal sealed record ReadyAnswer(string Status, string Store, string Inbox, long? LastSweepTs);
