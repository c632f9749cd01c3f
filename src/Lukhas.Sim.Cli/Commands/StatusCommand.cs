using Lukhas.Sim.Api.Endpoints;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>status</c>: tells how a job stands.</summary>
internal sealed class StatusCommand(Terminal terminal) : JobCommand("status", "Tell how a job stands.", SimRoutes.Status, terminal);
