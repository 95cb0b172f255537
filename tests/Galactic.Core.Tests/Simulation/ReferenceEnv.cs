using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>One env in double precision: what the rules read and change.</summary>
internal sealed class ReferenceEnv
{
    public required int Episode { get; init; }

    public required int Scene { get; init; }

    public required int Step { get; set; }

    public required double X { get; set; }

    public required double Z { get; set; }

    public required double Yaw { get; set; }

    public required double[] Joints { get; set; }

    public required int[] Classes { get; init; }

    /// <summary>World from mesh frame of every object.</summary>
    public required ReferenceFrame[] Objects { get; init; }

    /// <summary>Slot of the object in the hand, -1 for none.</summary>
    public required int Held { get; set; }

    /// <summary>Where the held object was before it was grasped.</summary>
    public ReferenceFrame GraspedFrom { get; set; }

    public StepEvents Events { get; set; }

    public int HitObject { get; set; } = -1;

    public double DropHeight { get; set; }

    /// <summary>Copies an env out of a simulator.</summary>
    /// <param name="graspedFrom">Where the held object was before it was grasped.</param>
    public static ReferenceEnv Of(BatchSimulator simulator, int env, ReferenceFrame graspedFrom)
    {
        SimulationState s = simulator.State;
        int episode = s.EpisodeIndex.Span[env];
        Episode start = simulator.Set.Episodes[episode];
        return new ReferenceEnv
        {
            Episode = episode,
            Scene = start.SceneIndex,
            Step = s.EpisodeStep.Span[env],
            X = s.BaseX.Span[env],
            Z = s.BaseZ.Span[env],
            Yaw = s.Yaw.Span[env],
            Joints = [.. Enumerable.Range(0, simulator.Robot.Joints.Count)
                .Select(j => (double)s.Joints.Span[j * s.Stride + env])],
            Classes = [.. start.Spawns.Select(o => o.ObjectIndex)],
            Objects = [.. start.Spawns.Select((_, slot) => ReferenceFrame.From(s.ObjectPose(env, slot)))],
            Held = s.HeldObject.Span[env],
            GraspedFrom = graspedFrom,
        };
    }

    /// <summary>Largest difference from what a simulator came to, in metres, radians or matrix elements.</summary>
    public double Difference(BatchSimulator simulator, int env)
    {
        ReferenceEnv other = Of(simulator, env, default);
        double worst = Math.Max(Math.Abs(X - other.X), Math.Max(Math.Abs(Z - other.Z), Math.Abs(Yaw - other.Yaw)));
        worst = Math.Max(worst, Math.Abs(DropHeight - simulator.State.DropHeight.Span[env]));
        worst = Math.Max(worst, Joints.Zip(other.Joints).Max(j => Math.Abs(j.First - j.Second)));
        worst = Objects.Zip(other.Objects).Select(o => o.First.Difference(o.Second)).Append(worst).Max();
        bool same = Held == other.Held && Step == other.Step && Events == simulator.State.Events.Span[env]
            && HitObject == simulator.State.HitObject.Span[env];
        return same ? worst : double.PositiveInfinity;
    }
}
