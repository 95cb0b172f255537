using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// Lets an object fall straight down onto what is below it, and pushes it sideways if it finds no room.
/// </summary>
internal static unsafe class ObjectPlacement
{
    private const int Attempts = 6;
    private const float Clearance = 0.001f;
    private const float LargestLift = 0.05f;
    private const float LargestFall = 1000;

    /// <summary>Finds a resting pose. The rotation is kept.</summary>
    /// <param name="start">World from mesh frame at release.</param>
    /// <param name="rest">The resting pose; <paramref name="start"/> if there is none.</param>
    /// <returns>False if all attempts failed.</returns>
    public static bool TryDrop(
        SimulationWorld world, SimulationState state, int env, SimulationWorld.ObjectClass held, Pose start,
        out Pose rest)
    {
        RandomKey key = RandomKey.FromSeed(world.Settings.Seed)
            .For(world.Set.KeyOf(state.EpisodeIndex.Pointer[env]).State).For(state.EpisodeStep.Pointer[env]);
        float bump = held.HalfExtents.Length() * 2;
        rest = start;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Vector2? away = null;
            if (TryFall(world, state, env, held, rest, out Pose landed))
            {
                int touched = FirstTouched(world, env, held, landed);
                if (touched < 0)
                {
                    rest = landed;
                    return true;
                }

                Vector3 other = state.ObjectPoses.Pointer[env * state.MaxObjects + touched].Position;
                away = new Vector2(rest.Position.X - other.X, rest.Position.Z - other.Z);
            }

            float angle = away is { } hint && hint.LengthSquared() > 1e-3f
                ? MathF.Atan2(hint.Y, hint.X) + key.Uniform(attempt, -MathF.PI / 3, MathF.PI / 3)
                : key.Uniform(attempt, 0, MathF.Tau);
            rest = rest with { Position = rest.Position + new Vector3(MathF.Cos(angle), 0, MathF.Sin(angle)) * bump };
        }

        rest = start;
        return false;
    }

    /// <summary>Lowers an object onto static geometry; false if there is none below or a wall is in the way.</summary>
    private static bool TryFall(
        SimulationWorld world, SimulationState state, int env, SimulationWorld.ObjectClass held, Pose start,
        out Pose landed)
    {
        OrientedBox box = held.BoxAt(start);
        Vector3 probe = box.WorldFromBox.Position with { Y = box.Bounds.Min.Y + SphereRadii.Small };
        landed = start;
        float fall = world.ColumnsAt(state, env, SphereRadii.IndexOf(SphereRadii.Small)).CastDown(probe);
        if (!(fall is > 0 and <= LargestFall))
        {
            return false;
        }

        float lift = 0;
        for (int i = 0; i < held.Spheres.Length; i++)
        {
            float free = world.ColumnsAt(state, env, held.SphereRadius[i]).CastDown(
                start.Transform(held.Spheres[i].Center));
            float needed = fall - free + Clearance;
            if (needed > LargestLift)
            {
                return false;
            }

            lift = MathF.Max(lift, needed);
        }

        landed = start with { Position = start.Position - new Vector3(0, fall - lift, 0) };
        return !world.Settings.CheckLanding || IsFree(world, state, env, held, landed);
    }

    /// <summary>
    /// True if nothing static is overlapped: a lifted object can end up in something above it.
    /// </summary>
    private static bool IsFree(
        SimulationWorld world, SimulationState state, int env, SimulationWorld.ObjectClass held, Pose pose)
    {
        for (int i = 0; i < held.Spheres.Length; i++)
        {
            Vector3 center = pose.Transform(held.Spheres[i].Center);
            if (!world.ColumnsAt(state, env, held.SphereRadius[i]).IsFree(center.X, center.Y, center.Z))
            {
                return false;
            }
        }

        return true;
    }

    private static int FirstTouched(SimulationWorld world, int env, SimulationWorld.ObjectClass held, Pose pose)
    {
        foreach (CollisionSphere sphere in held.Spheres)
        {
            int touched = world.Index.FirstTouched(env, pose.Transform(sphere.Center), sphere.Radius);
            if (touched >= 0)
            {
                return touched;
            }
        }

        return -1;
    }
}
