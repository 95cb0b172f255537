using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

/// <summary>A task that judges states written by hand, one env, without a simulator.</summary>
internal sealed unsafe class HandMadeEnv : IDisposable
{
    /// <summary>Where the target should go.</summary>
    public static readonly Vector3 Goal = new(3, 1, 0);

    /// <summary>Where the target starts; the other object is far away.</summary>
    public static readonly Vector3 Start = new(0, 1, 0);

    private readonly SimulationState state;
    private readonly TaskBatch batch;
    private readonly int termCount;

    public HandMadeEnv(EmbodiedTask task, int limit = 500)
    {
        EpisodeSet set = new(
            [TestWorlds.Room()],
            [TestWorlds.Cube()],
            [
                TestWorlds.Episode(Vector2.Zero, 0, Start, new Vector3(-2, 1, -2), new Vector3(1, 1, 0)) with
                {
                    Goal = new Pose(Goal, Quaternion.Identity),
                    FurtherTargets = [new ObjectGoal(2, new Pose(new Vector3(1, 1, 2), Quaternion.Identity))],
                },
            ]);
        state = new SimulationState(1, TestWorlds.Robot.Joints.Count, set.MaxObjects);
        batch = new TaskBatch(task, set, TestWorlds.Robot, state, (_, _, _, what) => throw new InvalidOperationException(what));
        Task = task;
        termCount = task.RewardTerms.Count;
        Sums = new float[termCount];
        state.EpisodeIndex.Span[0] = 0;
        state.ObjectCount.Span[0] = 3;
        for (int slot = 0; slot < 3; slot++)
        {
            state.ObjectPoses.Span[slot] = set.Episodes[0].Spawns[slot].WorldFromMesh;
        }

        Gripper = new Vector3(0, 1, 2);
        Look();
        batch.Begin(0, limit);
    }

    /// <summary>The task.</summary>
    public EmbodiedTask Task { get; }

    /// <summary>Sums of the scaled terms.</summary>
    public float[] Sums { get; }

    /// <summary>What the simulator was told to do in the last step.</summary>
    public float[] Command { get; } = new float[11];

    /// <summary>The view of the env.</summary>
    public EnvView View => batch.View(0);

    public Vector3 Gripper { get; set; }

    /// <summary>Where the base stands, (x, z).</summary>
    public Vector2 Base { get; set; }

    public Vector3 Target
    {
        get => state.ObjectPoses.Span[0].Position;
        set => state.ObjectPoses.Span[0] = new Pose(value, Quaternion.Identity);
    }

    public Vector3 Third
    {
        get => state.ObjectPoses.Span[2].Position;
        set => state.ObjectPoses.Span[2] = new Pose(value, Quaternion.Identity);
    }

    public int Held { get; set; } = -1;

    public StepEvents Events { get; set; }

    public int Step { get; set; }

    /// <summary>Judges the state as it is now, with the action the policy gives in it: the published order.</summary>
    public (EpisodeOutcome Outcome, float Reward) Judge(params float[] action)
    {
        float[] given = new float[16];
        action.CopyTo(given, 0);
        batch.Actions.Next();
        Look();
        fixed (float* from = given, to = Command)
        {
            batch.Actions.Translate(0, from, to);
            if (batch.Commands)
            {
                batch.Command(0, to);
            }
        }

        EpisodeOutcome outcome = batch.Judge(0, Sums, out float reward);
        Events = StepEvents.None;
        return (outcome, reward);
    }

    /// <summary>The next state: changes what is given, counts the step and judges.</summary>
    public (EpisodeOutcome Outcome, float Reward) Next(
        Vector3? gripper = null, Vector3? target = null, int? held = null, StepEvents events = 0, params float[] action)
    {
        (Gripper, Target, Held) = (gripper ?? Gripper, target ?? Target, held ?? Held);
        Events = events;
        Step++;
        return Judge(action);
    }

    public void Dispose()
    {
        batch.Dispose();
        state.Dispose();
    }

    private void Look()
    {
        int stride = state.Stride;
        for (int i = 0; i < 3; i++)
        {
            state.Gripper.Span[(i * 4 + i) * stride] = 1;
            state.Gripper.Span[(i * 4 + 3) * stride] = Gripper[i];
        }

        (state.BaseX.Span[0], state.BaseZ.Span[0]) = (Base.X, Base.Y);
        (state.HeldObject.Span[0], state.EpisodeStep.Span[0], state.Events.Span[0]) = (Held, Step, Events);
        batch.Look(0);
    }
}
