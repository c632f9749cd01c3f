using System.Text;
using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Fuzzing;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>The kept seeds, changed byte by byte. Nothing that a body may hold is an exception, and all that is read is read alike.</summary>
public sealed class SeedFuzzTests
{
    private const int Short = 2_000;
    private const int MaxDetail = 200;
    private const int JobsOfALane = 5_000;

    private static readonly PolicyGate Gate = new(PolicyDocument.Default);
    private static readonly SeedSanitizer Sanitizer = new(600);

    [Fact]
    public void Read_WhateverTheBytes_IsMalformedExactlyWhereTheReferenceSaysSo() =>
        Sample(body => Assert.Equal(ReferenceJson.IsStrict(body), SeedReader.Read(body) is not SeedReading.Malformed));

    [Fact]
    public void Read_WhateverTheBytes_TellsABoundedAnswerThatPointsIntoTheDocument() =>
        Sample(body =>
        {
            switch (SeedReader.Read(body))
            {
                case SeedReading.Malformed malformed:
                    Assert.InRange(malformed.Detail.Length, 1, MaxDetail);
                    break;
                case SeedReading.Invalid invalid:
                    var root = JsonElement.Parse(body);
                    Assert.InRange(invalid.Errors.Count, 1, SeedErrors.Limit);
                    Assert.All(invalid.Errors, error => Assert.True(Leads(root, error.Pointer), $"{error.Pointer} leads nowhere."));
                    break;
                case SeedReading.Valid valid:
                    Assert.NotEmpty(valid.Seed.Goal);
                    Assert.NotEmpty(Gate.Decide(valid.Root).Rationale);
                    break;
            }
        });

    [Fact]
    public void Write_WhateverSeedWasRead_IsReadBackTheSame()
    {
        var valid = 0;
        Sample(body =>
        {
            if (SeedReader.Read(body) is not SeedReading.Valid { Seed: var seed })
                return;
            Interlocked.Increment(ref valid);
            var kept = Sanitizer.Sanitize(seed);
            var written = SeedJson.Write(kept);
            var read = SeedJson.Read(written);
            Assert.Equal(Text(written), Text(SeedJson.Write(read)));
            Assert.Equal((kept.Goal, kept.GoalTruncated, kept.Constraints.RandomSeed), (read.Goal, read.GoalTruncated, read.Constraints.RandomSeed));
            Assert.Equal(kept.Constraints.Budget, read.Constraints.Budget);
            Assert.Equal(kept.UlTags, read.UlTags);
        });

        Assert.True(valid > 0, "No body stayed a seed: the changes change too much.");
    }

    [Fact]
    public void Read_WhateverTheStoreHolds_IsASeedOrSaidToBeDamaged() =>
        Sample(body =>
        {
            try
            {
                Assert.NotEmpty(SeedJson.Read(body).Goal);
            }
            catch (InvalidDataException damaged)
            {
                Assert.StartsWith("A stored seed", damaged.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public async Task ScheduleAsync_WhateverTheBytes_KeepsAJobOrRefusesByName()
    {
        var (kept, refused, lane) = (0, 0, new LaneHarness());
        await HostileSeeds.Bodies.SampleAsync(
            async body =>
            {
                // A lane keeps only so many jobs.
                if ((kept + refused) % JobsOfALane == JobsOfALane - 1)
                    lane = new LaneHarness();
                switch (await lane.ScheduleAsync(body))
                {
                    case LaneResult<ScheduledJob>.Done:
                        kept++;
                        break;
                    case LaneResult<ScheduledJob>.Refused { Reason: var refusal }:
                        refused++;
                        Assert.True(
                            refusal is Refusal.MalformedJson or Refusal.InvalidSeed or Refusal.PolicyViolation or Refusal.StepUpRequired,
                            $"Refused as {refusal.GetType().Name}.");
                        break;
                }
            },
            iter: FuzzRun.Iterations(1_000),
            time: FuzzRun.Seconds,
            threads: 1,
            print: HostileSeeds.Print);

        Assert.True(kept > 0 && refused > 0, $"{kept} kept, {refused} refused.");
    }

    private static void Sample(Action<byte[]> assert) =>
        HostileSeeds.Bodies.Sample(assert, iter: FuzzRun.Iterations(Short), time: FuzzRun.Seconds, threads: 2, print: HostileSeeds.Print);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private static bool Leads(JsonElement from, string pointer)
    {
        foreach (var escaped in pointer.Split('/').Skip(1))
        {
            var token = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (from.ValueKind == JsonValueKind.Array && int.TryParse(token, out var index) && index < from.GetArrayLength())
                from = from[index];
            else if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(token, out from))
                return false;
        }

        return true;
    }
}
