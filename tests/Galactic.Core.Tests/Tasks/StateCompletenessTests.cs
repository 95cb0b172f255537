using System.Reflection;
using System.Text.RegularExpressions;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

/// <summary>
/// Everything in a batch that changes is either saved or listed here with the reason why it need not be. A new array or
/// variable in a simulator, a task or a batch makes these tests fail until somebody decides which.
/// </summary>
public sealed partial class StateCompletenessTests : IDisposable
{
    /// <summary>Paths, with what lies below them, of what a snapshot need not hold.</summary>
    private static readonly (string Why, string[] Paths)[] NotSaved =
    [
        ("computed anew from what is saved",
        [
            "VectorEnv.batch.rows.state.SceneIndex", "VectorEnv.batch.rows.state.ObjectsMoved",
            "VectorEnv.batch.Shared.ToTarget", "VectorEnv.batch.Shared.ToGoal", "VectorEnv.Simulator.world.Index",
            "VectorEnv.Simulator.world.Frames", "VectorEnv.Simulator.viewIsCurrent",
        ]),
        ("written in every step before it is read",
        [
            "VectorEnv.commands", "VectorEnv.scratch", "VectorEnv.images", "VectorEnv.Simulator.world.lastActions",
            "VectorEnv.Simulator.world.commands", "VectorEnv.Simulator.world.actions",
            "VectorEnv.Simulator.world.firstCopied", "VectorEnv.Simulator.workspaces", "VectorEnv.Simulator.linkScratch",
        ]),
        ("never changes",
        [
            "VectorEnv.batch.scales", "VectorEnv.Simulator.world.Chain", "VectorEnv.Simulator.world.Objects",
            "VectorEnv.Simulator.world.Columns", "VectorEnv.Simulator.world.BlockRadius",
            "VectorEnv.Simulator.world.Placer", "VectorEnv.Simulator.world.ClusterSlots",
            "VectorEnv.Simulator.world.ClusterRadius", "VectorEnv.Simulator.world.Ground",
            "VectorEnv.Simulator.world.Spaces", "VectorEnv.Simulator.world.Rigid", "VectorEnv.Simulator.rig",
            "VectorEnv.Simulator.shape",
        ]),
        ("a log of the past", ["VectorEnv.Simulator.world.Faults"]),
        ("in the snapshot beside the arrays",
        [
            "VectorEnv.batch.Actions.swapped", "VectorEnv.queue.key", "VectorEnv.Simulator.world.ReportedSeed",
            "VectorEnv.isReset",
        ]),
    ];

    private static readonly Rearrange Task = new()
    {
        MaxSteps = 30,
        Observations = new ObservationSettings { History = [2, 7] },
    };

    private static readonly EpisodeSet Set = VectorEnvTests.MakeSet(24);
    private readonly CpuDevice device = new(1);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(StepPipeline.Immediate)]
    [InlineData(StepPipeline.Delayed)]
    public void Everything_that_can_change_is_saved_or_known_not_to_matter(StepPipeline pipeline)
    {
        using VectorEnv env = Make(pipeline);
        env.Reset(1);
        HashSet<object> saved = new([.. env.Saved, .. env.Simulator.State.Saved], ReferenceEqualityComparer.Instance);
        List<Found> found = Walk(env);
        Assert.All(saved, memory => Assert.Contains(found, f => f.What == memory));
        string[] known = [.. NotSaved.SelectMany(n => n.Paths)];

        // Drawn from the state for every image, unless images show the state before the last action.
        const string View = "VectorEnv.Simulator.batch";
        Found[] open =
        [
            .. found.Where(f => !saved.Contains(f.What) && !known.Any(k => IsBelow(f.Path, k))
                && (pipeline == StepPipeline.Delayed || !IsBelow(f.Path, View))),
        ];
        Assert.True(
            open.Length == 0,
            $"Neither saved nor listed as not needed: {string.Join(", ", open.Select(f => f.Path).Distinct())}.");
        Assert.DoesNotContain(known, k => !found.Any(f => IsBelow(f.Path, k)));
    }

    [Theory]
    [InlineData(StepPipeline.Immediate, EpisodeSchedule.Random)]
    [InlineData(StepPipeline.Delayed, EpisodeSchedule.InTurn)]
    public void A_batch_with_another_past_goes_on_from_a_state_with_the_same_bits_and_images(
        StepPipeline pipeline, EpisodeSchedule schedule)
    {
        using VectorEnv first = Make(pipeline, schedule);
        first.Reset(5);
        Play(first, 0, 37);
        using MemoryStream stream = new();
        first.WriteState(stream);
        List<float> expected = Play(first, 37, 80);

        using VectorEnv second = Make(pipeline, schedule);
        second.Reset(99);
        Play(second, 500, 553);
        stream.Position = 0;
        second.ReadState(stream);
        Assert.Equal(expected, Play(second, 37, 80));
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(first.Simulator.ReportedSeed, second.Simulator.ReportedSeed);
    }

    /// <summary>Every observation, reward and pixel of some steps.</summary>
    private static List<float> Play(VectorEnv env, int from, int to)
    {
        List<float> seen = [];
        float[] actions = new float[20 * 11];
        for (int step = from; step < to; step++)
        {
            seen.AddRange(env.RenderDepth());
            VectorEnvTests.Fill(actions, 20, 0, step);
            env.Step(actions);
            seen.AddRange(env.State);
            seen.AddRange(env.Reward);
            seen.AddRange(env.EpisodeTerms);
        }

        return seen;
    }

    private static bool IsBelow(string path, string known) =>
        path.StartsWith(known, StringComparison.Ordinal) && (path.Length == known.Length || path[known.Length] is '.' or '[');

    private VectorEnv Make(StepPipeline pipeline, EpisodeSchedule schedule = EpisodeSchedule.Random) => new(
        Set,
        TestWorlds.Robot,
        new VectorEnvSettings { Pipeline = pipeline, Schedule = schedule, Task = Task },
        20,
        device,
        new CpuRenderer(RenderAssetsFactory.Create(Set, TestWorlds.Robot), new CameraSettings { Width = 16, Height = 16 }, device));

    private static List<Found> Walk(object root)
    {
        List<Found> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Visit(root.GetType().Name, root, seen, found);
        return found;
    }

    private static void Visit(string path, object value, HashSet<object> seen, List<Found> found)
    {
        if (value is INativeMemory)
        {
            found.Add(new Found(path, value));
            return;
        }

        if (IsInput(value) || !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            if (array.GetType().GetElementType()!.IsClass)
            {
                foreach (object item in array.Cast<object?>().OfType<object>())
                {
                    Visit(path + "[]", item, seen, found);
                }
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                string name = $"{path}.{Backing().Replace(field.Name, "$1")}";
                bool isParameter = field.Name.EndsWith(">P", StringComparison.Ordinal);
                bool isList = field.FieldType is { IsArray: true } && field.FieldType.GetElementType()!.IsPrimitive;
                if ((!field.IsInitOnly && !isParameter) || isList)
                {
                    found.Add(new Found(name, field));
                }

                if (!field.FieldType.IsPointer && !field.FieldType.IsValueType && field.GetValue(value) is { } held)
                {
                    Visit(name, held, seen, found);
                }
            }
        }
    }

    /// <summary>What a batch is made from, and what only counts or computes.</summary>
    private static bool IsInput(object value) =>
        value is EpisodeSet or RobotModel or VectorEnvSettings or EmbodiedTask or CpuDevice or IBatchRenderer or Delegate
            or string or MemberInfo
        || (value is not Array && value.GetType().Namespace?.StartsWith("Galactic.", StringComparison.Ordinal) != true);

    [GeneratedRegex("^<(.*)>.*$")]
    private static partial Regex Backing();

    private sealed record Found(string Path, object What);
}
