using Lukhas.Sim.Api.Endpoints;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>cancel</c>: calls a job off.</summary>
internal sealed class CancelCommand(Terminal terminal)
    : JobCommand("cancel", "Call a job off; one that is complete stays complete.", SimRoutes.Cancel, terminal);
