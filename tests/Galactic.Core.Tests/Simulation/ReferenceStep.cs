using System.Numerics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>The rules of a step, written down once more from their description.</summary>
internal sealed class ReferenceStep(ReferenceWorld world, SimulationSettings settings)
{
    private readonly ActionMap map = world.Robot.Actions;

    /// <summary>Plays one step.</summary>
    public void Run(ReferenceEnv env, ReadOnlySpan<float> action)
    {
        bool valid = action.ToArray().All(float.IsFinite);
        double[] a = [.. action.ToArray().Select(v => valid ? Math.Clamp((double)v, -1, 1) : 0)];
        env.Step++;
        (env.Events, env.HitObject, env.DropHeight) = (StepEvents.None, -1, 0);
        env.Events |= action.ToArray() switch
        {
            var v when v.Any(x => !float.IsFinite(x)) => StepEvents.ActionInvalid,
            var v when v.Any(x => MathF.Abs(x) > 1) => StepEvents.ActionClipped,
            _ => StepEvents.None,
        };
        for (int substep = 0; substep < settings.Substeps; substep++)
        {
            if (!Move(env, a))
            {
                env.Events |= StepEvents.Collided;
            }
            else if (env.Held < 0 && a[map.GraspChannel] >= map.GraspThreshold)
            {
                Grasp(env);
            }
            else if (env.Held >= 0 && a[map.GraspChannel] < map.ReleaseThreshold)
            {
                Release(env);
            }
        }
    }

    /// <summary>Where the grasp sphere is.</summary>
    public ReferencePoint GraspPoint(ReferenceEnv env) => Gripper(env).Map(world.Robot.GripperOffset);

    /// <summary>What a pose touches first; the order of spheres alternates from one attempt to the next.</summary>
    public (ReferencePoint At, StepEvents Kind, int Object)? FirstTouch(
        ReferenceEnv env, ReferenceFrame[] links, ReferenceFrame heldPose, bool backwards)
    {
        List<(ReferencePoint At, float Radius)> robot = world.Spheres(links);
        List<(ReferencePoint At, float Radius)> held =
            env.Held >= 0 && settings.HeldObjectCollision ? world.Spheres(env.Classes[env.Held], heldPose) : [];
        robot = settings.RobotCollision ? robot : [];
        foreach ((ReferencePoint at, float radius) in backwards ? robot.AsEnumerable().Reverse() : robot)
        {
            if (!world.IsFree(env.Scene, radius, at))
            {
                return (at, StepEvents.RobotHitStatic, -1);
            }
        }

        foreach ((ReferencePoint at, float radius) in held)
        {
            if (!world.IsFree(env.Scene, radius, at))
            {
                return (at, StepEvents.HeldHitStatic, -1);
            }
        }

        foreach ((List<(ReferencePoint, float)> spheres, StepEvents kind) in
            new[] { (robot, StepEvents.RobotHitObject), (held, StepEvents.HeldHitObject) })
        {
            foreach ((ReferencePoint at, float radius) in spheres)
            {
                if (FirstObject(env, at, radius) is >= 0 and int slot)
                {
                    return (at, kind, slot);
                }
            }
        }

        return null;
    }

    /// <summary>The first object not in the hand that a sphere reaches into.</summary>
    public int FirstObject(ReferenceEnv env, ReferencePoint at, double radius)
    {
        for (int slot = 0; slot < env.Objects.Length; slot++)
        {
            if (slot != env.Held
                && world.Touches(at, radius, world.Set.Objects[env.Classes[slot]].Box, env.Objects[slot]))
            {
                return slot;
            }
        }

        return -1;
    }

    private ReferenceFrame Gripper(ReferenceEnv env) =>
        world.Links(env.X, env.Z, env.Yaw, env.Joints)[world.Robot.GripperLink];

    /// <summary>Drives, slides or stays; false if it stays.</summary>
    private bool Move(ReferenceEnv env, double[] a)
    {
        double yaw = env.Yaw + a[map.TurnChannel] * map.TurnStep;
        double x = env.X + Math.Cos(yaw) * a[map.DriveChannel] * map.DriveStep;
        double z = env.Z - Math.Sin(yaw) * a[map.DriveChannel] * map.DriveStep;
        double[] joints = [.. env.Joints];
        foreach (JointAction move in map.Joints)
        {
            RobotJoint joint = world.Robot.Joints[move.Joint];
            double wanted = joints[move.Joint] + a[move.Channel] * move.Step;
            joints[move.Joint] = Math.Clamp(wanted, joint.Lower, joint.Upper);
        }

        double change = joints.Zip(env.Joints).Select(j => Math.Abs(j.First - j.Second))
            .Append(Math.Abs(x - env.X)).Append(Math.Abs(z - env.Z)).Append(Math.Abs(yaw - env.Yaw)).Max();
        world.IsDoubtful |= change is > 0 and < 1e-6;
        if (change == 0)
        {
            return true;
        }

        ReferenceFrame inHand = env.Held < 0 ? default : Gripper(env).Inverse * env.Objects[env.Held];
        int attempts = settings.Sliding ? 1 + settings.MaxSlides : 1;
        for (int attempt = 1; attempt <= attempts; attempt++)
        {
            ReferenceFrame[] links = world.Links(x, z, yaw, joints);
            ReferenceFrame heldPose = env.Held < 0 ? default : links[world.Robot.GripperLink] * inHand;
            if (FirstTouch(env, links, heldPose, backwards: attempt % 2 == 1) is not { } touch)
            {
                env.Events |= attempt > 1 ? StepEvents.Slid : StepEvents.None;
                (env.X, env.Z, env.Yaw, env.Joints) = (x, z, yaw, joints);
                if (env.Held >= 0)
                {
                    env.Objects[env.Held] = heldPose;
                }

                return true;
            }

            if (attempt == 1)
            {
                env.Events |= touch.Kind;
                env.HitObject = touch.Object >= 0 ? touch.Object : env.HitObject;
            }

            (double dx, double dz) = (touch.At.X - x, touch.At.Z - z);
            double squared = dx * dx + dz * dz;
            if (squared <= 1e-6)
            {
                return false;
            }

            x -= settings.SlideDistance * dx / Math.Sqrt(squared);
            z -= settings.SlideDistance * dz / Math.Sqrt(squared);
        }

        return false;
    }

    private void Grasp(ReferenceEnv env)
    {
        env.Events |= StepEvents.GraspAttempted;
        int slot = FirstObject(env, GraspPoint(env), world.Robot.GripperRadius);
        if (slot >= 0)
        {
            env.Events |= StepEvents.Grasped;
            (env.Held, env.GraspedFrom) = (slot, env.Objects[slot]);
        }
    }

    private void Release(ReferenceEnv env)
    {
        ReferenceFrame before = env.Objects[env.Held];
        ReferenceFrame? rest = Place(env, before);
        env.Events |= StepEvents.Released | (rest is null ? StepEvents.ReleaseReverted : StepEvents.None);
        env.Objects[env.Held] = rest
            ?? (settings.RevertKeepsRotation ? before with { At = env.GraspedFrom.At } : env.GraspedFrom);
        env.DropHeight = before.At.Y - env.Objects[env.Held].At.Y;
        env.Held = -1;
    }

    /// <summary>Where a released object comes to rest; null if there is no room in six attempts.</summary>
    public ReferenceFrame? Place(ReferenceEnv env, ReferenceFrame pose)
    {
        MovableObject thing = world.Set.Objects[env.Classes[env.Held]];
        RandomKey random = RandomKey.FromSeed(settings.Seed).For(world.Set.KeyOf(env.Episode).State).For(env.Step);
        double diagonal = ReferencePoint.From(thing.Box.Max - thing.Box.Min).Length;
        for (int attempt = 0; attempt < 6; attempt++)
        {
            double? away = null;
            if (Fall(env, thing, pose) is { } landed)
            {
                int touched = world.Spheres(env.Classes[env.Held], landed)
                    .Select(s => FirstObject(env, s.At, s.Radius)).FirstOrDefault(slot => slot >= 0, -1);
                if (touched < 0)
                {
                    return landed;
                }

                ReferencePoint apart = pose.At - env.Objects[touched].At;
                bool hasHint = world.Less(1e-3, apart.X * apart.X + apart.Z * apart.Z);
                away = hasHint ? Math.Atan2(apart.Z, apart.X) : null;
            }

            double angle = away is { } hint
                ? hint + random.Uniform(attempt, -MathF.PI / 3, MathF.PI / 3)
                : random.Uniform(attempt, 0, MathF.Tau);
            ReferencePoint bump = new ReferencePoint(Math.Cos(angle), 0, Math.Sin(angle)) * diagonal;
            pose = pose with { At = pose.At + bump };
        }

        return null;
    }

    /// <summary>Straight down onto static geometry; null if there is none, or a wall within the object.</summary>
    private ReferenceFrame? Fall(ReferenceEnv env, MovableObject thing, ReferenceFrame pose)
    {
        const float Probe = 0.015f;
        ReferencePoint center = pose.Map(thing.Box.Center);
        double lowest = Corners(thing).Min(c => pose.Map(c).Y);
        double fall = world.CastDown(env.Scene, Probe, center with { Y = lowest + Probe });
        if (!world.Less(0, fall) || fall > 1000)
        {
            return null;
        }

        double fix = 0;
        foreach ((ReferencePoint at, float radius) in world.Spheres(env.Classes[env.Held], pose))
        {
            double needed = fall - world.CastDown(env.Scene, radius, at) + 0.001;
            if (world.Less(0.05, needed))
            {
                return null;
            }

            fix = Math.Max(fix, needed);
        }

        ReferenceFrame landed = pose with { At = pose.At - new ReferencePoint(0, fall - fix, 0) };
        return world.Spheres(env.Classes[env.Held], landed).All(s => world.IsFree(env.Scene, s.Radius, s.At))
            ? landed
            : null;
    }

    private static IEnumerable<Vector3> Corners(MovableObject thing) =>
        from x in new[] { thing.Box.Min.X, thing.Box.Max.X }
        from y in new[] { thing.Box.Min.Y, thing.Box.Max.Y }
        from z in new[] { thing.Box.Min.Z, thing.Box.Max.Z }
        select new Vector3(x, y, z);
}
