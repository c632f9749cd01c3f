using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The feature of a request that holds its answer's trace id.</summary>
internal sealed record AnswerTrace(TraceId Id);
