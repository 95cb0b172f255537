using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Scenes.Reaching;

namespace Galactic.Experiments;

/// <summary>The robot reaching for things on different pieces of furniture, base and arm found by search.</summary>
internal sealed class ReachGallery
{
    private const int MostHomes = 60;
    private const int Width = 480;
    private const int Height = 400;
    private static readonly string[] Surfaces =
        ["counter.top", "coffee_table.top", "bookcase.shelf", "nightstand.top", "table.top", "desk.top"];

    private readonly RobotModel robot = Fetch.Create();
    private readonly ArmModel arm;
    private readonly PickPlacePlanner planner;
    private readonly MovableObject thing = MovableObjects.Ycb9().First(o => o.Name.Contains("soup", StringComparison.Ordinal));
    private readonly SketchPad pad;

    private ReachGallery(CpuDevice device)
    {
        arm = new ArmModel(robot);
        planner = new PickPlacePlanner(arm, new ReachLibrary(arm, device), new ArmFolder(arm));
        pad = new SketchPad(device);
    }

    /// <summary>One picture for each kind of surface, from the first homes in which the search succeeds.</summary>
    public static IReadOnlyList<Picture> Draw(ulong seed, CpuDevice device)
    {
        ReachGallery gallery = new(device);
        Dictionary<string, Picture> found = [];
        for (int i = 0; i < MostHomes && found.Count < Surfaces.Length; i++)
        {
            Home home = HomeGenerator.Generate(HomeOptions.Default, seed, HomeSplit.Train, i);
            string[] missing = [.. Surfaces.Where(s => !found.ContainsKey(s))];
            Scene? scene = null;
            foreach (string name in missing)
            {
                HomeReceptacle? surface = home.Receptacles.FirstOrDefault(
                    r => r.Stand is not null && r.Name.StartsWith(name, StringComparison.Ordinal));
                scene ??= SceneBuilder.Build(home.Describe());
                if (surface is not null && gallery.TryReach(home, scene, surface, seed) is Picture picture)
                {
                    found.Add(name, picture);
                }
            }
        }

        return [.. Surfaces.Where(found.ContainsKey).Select(s => found[s])];
    }

    private Picture? TryReach(Home home, Scene scene, HomeReceptacle surface, ulong seed)
    {
        Receptacle place = surface.ToReceptacle();
        Vector3 bottom = thing.Box.Center with { Z = thing.Box.Min.Z };
        Pose pose = new(
            place.WorldFromSurface.Position - Vector3.Transform(bottom, thing.Upright) + Vector3.UnitY * 0.001f,
            thing.Upright);
        float[] joints = new float[robot.Joints.Count];
        robot.StartJoints(robot.ArmRest, joints);
        HomeStand stand = surface.Stand!.Value;
        Situation situation = new()
        {
            Scene = scene,
            Objects = [(thing, pose)],
            Target = 0,
            Position = new Vector2(stand.X, stand.Z) * 1e-3f,
            Yaw = stand.Heading * MathF.Tau / HomeStand.Headings,
            Joints = [.. arm.JointIndices.Select(i => joints[i])],
            Key = RandomKey.FromSeed(seed),
        };
        if (planner.TryPlan(situation, out _) is not { ToTarget: { Count: > 0 } route })
        {
            return null;
        }

        RobotPose end = route[^1];
        for (int i = 0; i < arm.JointIndices.Count; i++)
        {
            joints[arm.JointIndices[i]] = end.Joints[i];
        }

        MeshBuilder mesh = new();
        mesh.Mesh(PictureRenderer.WithoutCeiling(scene.Mesh, scene.CeilingStart), Matrix4x4.Identity);
        mesh.Mesh(thing.Mesh, pose.ToMatrix());
        AddRobot(mesh, end, joints);
        Vector3 body = new(end.Position.X, 0.8f, end.Position.Y);
        string caption = FormattableString.Invariant(
            $"{surface.Name} {surface.Height} mm, base {Vector2.Distance(end.Position, new Vector2(pose.Position.X, pose.Position.Z)):0.00} m away, {home.Name}");
        return pad.Draw(
            mesh.Build(), Eye(home, body, place.WorldFromSurface.Position), (body + pose.Position) * 0.5f, Width, Height,
            1.0f, caption);
    }

    private void AddRobot(MeshBuilder mesh, RobotPose at, float[] joints)
    {
        Pose[] links = new Pose[robot.Links.Count];
        robot.ForwardKinematics(at.Position, at.Yaw, joints, links);
        foreach (LinkVisual visual in robot.Visuals)
        {
            mesh.Mesh(visual.Mesh, links[visual.Link].ToMatrix());
        }
    }

    /// <summary>From the side, in the same room, where nothing hides base or target if there is such a place.</summary>
    private static Vector3 Eye(Home home, Vector3 body, Vector3 target)
    {
        Vector3 ahead = Vector3.Normalize((target - body) with { Y = 0 });
        HomeRoom? room = home.Rooms.FirstOrDefault(r => r.Clear.Contains((int)(body.X * 1000), (int)(body.Z * 1000)));
        (Vector3 best, float most) = (body + Vector3.UnitY * 3, float.NegativeInfinity);
        foreach (float height in (ReadOnlySpan<float>)[1.75f, 2.3f])
        {
            for (int i = 0; i < 48; i++)
            {
                float angle = i % 16 * MathF.Tau / 16;
                Vector3 way = new(MathF.Cos(angle), 0, MathF.Sin(angle));
                Vector3 eye = ((body + target) * 0.5f + way * (1.3f + i / 16 * 0.4f)) with { Y = height };
                bool inside = room?.Clear.Grow(-50).Contains((int)(eye.X * 1000), (int)(eye.Z * 1000)) ?? false;
                float score = 1 - MathF.Abs(Vector3.Dot(way, ahead)) + (inside ? 1 : 0)
                    - 2 * Hidden(home, eye, target) - 2 * Hidden(home, eye, body);
                (most, best) = score > most ? (score, eye) : (most, best);
            }
        }

        return best;
    }

    /// <summary>Share of the way to a point, the last fifth left out, that lies in solids.</summary>
    private static float Hidden(Home home, Vector3 eye, Vector3 point)
    {
        const int steps = 24;
        int hidden = 0;
        for (int i = 0; i < steps; i++)
        {
            Vector3 p = Vector3.Lerp(eye, point, i * 0.8f / steps) * 1000;
            hidden += home.CollisionBoxes.Any(b =>
                p.Y > b.MinY && p.Y < b.MaxY && b.Bounds.Contains((int)p.X, (int)p.Z)) ? 1 : 0;
        }

        return hidden == 0 ? 0 : 0.5f + hidden / (float)steps;
    }
}
