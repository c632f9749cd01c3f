using System.Text.Json.Serialization;
using Lukhas.Sim.Api.Problems;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>How answers become JSON; generated, so that nothing is found by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ScheduledAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(CancelledAnswer))]
[JsonSerializable(typeof(PolicyAnswer))]
[JsonSerializable(typeof(LaneAnswer))]
[JsonSerializable(typeof(TracesAnswer))]
[JsonSerializable(typeof(PurgedAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ReadyAnswer))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class SimJson : JsonSerializerContext;
