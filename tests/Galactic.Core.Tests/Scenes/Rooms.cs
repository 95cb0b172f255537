using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

/// <summary>Hand-made homes.</summary>
internal static class Rooms
{
    public static OrientedBox Box(float x0, float x1, float y0, float y1, float z0, float z1) => new(
        new Pose(new Vector3((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2), Quaternion.Identity),
        new Vector3((x1 - x0) / 2, (y1 - y0) / 2, (z1 - z0) / 2));

    /// <summary>
    /// Six by four metres inside, walls 0.1, floor and ceiling; a wall with a 0.9 m door at x = 0 if asked.
    /// </summary>
    public static List<OrientedBox> Shell(bool divided)
    {
        List<OrientedBox> boxes =
        [
            Box(-3.1f, 3.1f, -0.1f, 0, -2.1f, 2.1f), Box(-3.1f, 3.1f, 2.5f, 2.6f, -2.1f, 2.1f),
            Box(-3.1f, -3, 0, 2.5f, -2.1f, 2.1f), Box(3, 3.1f, 0, 2.5f, -2.1f, 2.1f),
            Box(-3, 3, 0, 2.5f, -2.1f, -2), Box(-3, 3, 0, 2.5f, 2, 2.1f),
        ];
        if (divided)
        {
            boxes.AddRange(
                [Box(-0.05f, 0.05f, 0, 2.5f, -2, 0.9f), Box(-0.05f, 0.05f, 0, 2.5f, 1.8f, 2),
                    Box(-0.05f, 0.05f, 2.05f, 2.5f, 0.9f, 1.8f)]);
        }

        return boxes;
    }

    /// <summary>A table slab on four legs and its receptacle.</summary>
    public static Receptacle Table(
        List<OrientedBox> boxes, string name, float x, float z, float height, float halfX, float halfZ)
    {
        boxes.Add(Box(x - halfX, x + halfX, height - 0.04f, height, z - halfZ, z + halfZ));
        foreach ((int sx, int sz) in ((int, int)[])[(-1, -1), (-1, 1), (1, -1), (1, 1)])
        {
            (float lx, float lz) = (x + sx * (halfX - 0.03f), z + sz * (halfZ - 0.03f));
            boxes.Add(Box(lx - 0.02f, lx + 0.02f, 0, height - 0.04f, lz - 0.02f, lz + 0.02f));
        }

        return new Receptacle(
            name, new Pose(new Vector3(x, height, z), Quaternion.Identity), halfX - 0.04f, halfZ - 0.04f, 1.5f, 1);
    }

    /// <summary>A counter, a turned coffee table, a table and two shelf boards behind a door.</summary>
    public static SceneDescription Furnished(string name = "flat")
    {
        List<OrientedBox> boxes = Shell(divided: true);
        List<Receptacle> surfaces =
        [
            Table(boxes, "table", -1.6f, 0.9f, 0.74f, 0.6f, 0.4f),
            new("counter", new Pose(new Vector3(-1.8f, 0.9f, -1.7f), Quaternion.Identity), 1.0f, 0.26f, 1.6f, 1),
            new("shelf.low", new Pose(new Vector3(2.85f, 0.45f, -1), Quaternion.Identity), 0.14f, 0.45f, 0.36f, 1),
            new("shelf.high", new Pose(new Vector3(2.85f, 0.85f, -1), Quaternion.Identity), 0.14f, 0.45f, 0.5f, 1),
        ];
        boxes.Add(Box(-2.9f, -0.7f, 0, 0.9f, -2, -1.4f));
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.5f);
        boxes.Add(new OrientedBox(new Pose(new Vector3(1.5f, 0.2f, 0.9f), turn), new Vector3(0.5f, 0.2f, 0.3f)));
        surfaces.Add(new Receptacle("coffee_table", new Pose(new Vector3(1.5f, 0.4f, 0.9f), turn), 0.46f, 0.26f, 2, 3));
        foreach (float height in (float[])[0.45f, 0.85f, 1.39f])
        {
            boxes.Add(Box(2.7f, 3, height - 0.03f, height, -1.5f, -0.5f));
        }

        boxes.AddRange([Box(2.7f, 3, 0, 1.39f, -1.53f, -1.5f), Box(2.7f, 3, 0, 1.39f, -0.5f, -0.47f)]);
        return Describe(name, boxes, surfaces);
    }

    public static SceneDescription Describe(string name, List<OrientedBox> boxes, List<Receptacle> surfaces)
    {
        MeshBuilder mesh = new();
        foreach (OrientedBox box in boxes)
        {
            mesh.Box(box.WorldFromBox, box.HalfExtents, Color.Hex(0xCCCCCC));
        }

        return new SceneDescription(
            name, mesh.Build(), mesh.TriangleCount, new CollisionGeometry(boxes, null), surfaces);
    }
}
