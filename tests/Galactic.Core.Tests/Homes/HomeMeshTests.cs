using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Homes.Furniture;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeMeshTests(SampleHomes sample)
{
    [Fact]
    public void No_triangle_is_degenerate()
    {
        foreach (SceneDescription scene in sample.Scenes)
        {
            for (int i = 0; i < scene.Mesh.TriangleCount; i++)
            {
                (Vector3 a, Vector3 b, Vector3 c) = Corners(scene.Mesh, i);
                if (Vector3.Cross(b - a, c - a).Length() * 0.5f <= 1e-8f)
                {
                    Assert.Fail($"{scene.Name} triangle {i}: {a} {b} {c}");
                }
            }
        }
    }

    /// <summary>Panes: one quad per window in lean homes, else two above each other, and two of those in wide windows.</summary>
    [Fact]
    public void Windows_emit_and_nothing_else_does()
    {
        foreach (HomeDetail detail in Enum.GetValues<HomeDetail>())
        {
            foreach (Home home in sample.Homes.Take(12))
            {
                TriangleMesh mesh = home.Describe(detail).Mesh;
                Dictionary<int, float> area = [];
                int count = 0;
                for (int i = 0; i < mesh.TriangleCount; i++)
                {
                    if (mesh.Surface![i]?.Material is not { IsEmitter: true })
                    {
                        continue;
                    }

                    (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, i);
                    Vector3 middle = (a + b + c) * (1000f / 3);
                    HomeWindow window = Assert.Single(home.Windows, w => w.Gap.Contains((int)middle.X, (int)middle.Z)
                        && middle.Y > w.Sill && middle.Y < w.Head);
                    Vector3 normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
                    Assert.InRange(Vector3.Dot(normal, Facing(window.Facing)), 0.999f, 1.001f);
                    int number = home.Windows.ToList().IndexOf(window);
                    area[number] = area.GetValueOrDefault(number) + Vector3.Cross(b - a, c - a).Length() / 2;
                    count++;
                }

                Assert.Equal(home.Windows.Count, area.Count);
                Assert.All(area, p => Assert.InRange(
                    p.Value * 1e6f / (home.Windows[p.Key].Width * home.Windows[p.Key].Height), 0.6f, 1.001f));
                Assert.InRange(count, home.Windows.Count * 2, home.Windows.Count * 8);
            }
        }
    }

    private static Vector3 Facing(int facing) => facing switch
    {
        0 => Vector3.UnitX,
        1 => Vector3.UnitZ,
        2 => -Vector3.UnitX,
        _ => -Vector3.UnitZ,
    };

    [Fact]
    public void Triangles_of_every_part_face_away_from_its_middle()
    {
        HashSet<PieceKind> seen = [];
        foreach (Home home in sample.Homes.Take(60))
        {
            foreach (HomePiece piece in home.Pieces)
            {
                seen.Add(piece.Kind);
                foreach (PiecePart part in PieceShapes.Build(piece, home.Palette, home.Palette.Floor).Parts)
                {
                    PieceModel single = new();
                    single.Parts.Add(part);
                    MeshBuilder builder = new();
                    PieceMesh.Add(
                        new FacePainter(builder, PatternLibrary.Of(new DetailPlan(part.Most))), piece, single, new DetailPlan(part.Most));
                    TriangleMesh mesh = builder.Build();
                    LocalBox box = part.Box;
                    Vector3 middle = piece.At(
                        (box.MinX + box.MaxX) * 0.5f, (box.MinY + box.MaxY) * 0.5f, (box.MinZ + box.MaxZ) * 0.5f);
                    for (int i = 0; i < mesh.TriangleCount; i++)
                    {
                        (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, i);
                        Vector3 normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
                        if (Vector3.Dot(normal, a - middle) <= 0)
                        {
                            Assert.Fail($"{home.Name} {piece} {part}");
                        }
                    }
                }
            }
        }

        Assert.True(seen.Count >= 28, $"only {string.Join(", ", seen)}");
    }

    [Fact]
    public void The_shell_is_closed_and_shows_front_faces_to_whoever_is_inside()
    {
        RandomKey key = RandomKey.FromSeed(3);
        for (int i = 0; i < 5; i++)
        {
            FreeSpace space = sample.Homes[i].FreeSpace;
            int[] cells = [.. Enumerable.Range(0, space.Navigable.Count).Where(c => space.Navigable[c])];
            for (int p = 0; p < 12; p++)
            {
                int cell = cells[key.Index(100 * i + p, cells.Length)];
                Vector3 eye = new(
                    (space.MinX + (cell % space.Width + 0.5f) * FreeSpace.Cell) * 1e-3f, 1.2f,
                    (space.MinZ + (cell / space.Width + 0.5f) * FreeSpace.Cell) * 1e-3f);
                for (int d = 0; d < 64; d++)
                {
                    RandomKey ray = key.For(i).For(p).For(d);
                    Vector3 way = Vector3.Normalize(new Vector3(ray.Normal(0), ray.Normal(1), ray.Normal(2)));
                    (float distance, bool front) = Cast(sample.Scenes[i].Mesh, eye, way);
                    Assert.InRange(distance, 0.001f, 25);
                    Assert.True(front, $"{sample.Homes[i].Name}: back face from {eye} along {way} at {distance} m");
                }
            }
        }
    }

    [Fact]
    public void Ceiling_comes_after_all_but_its_lamps_and_is_all_that_lies_at_room_height_and_looks_down()
    {
        for (int i = 0; i < sample.Scenes.Count; i++)
        {
            TriangleMesh mesh = sample.Scenes[i].Mesh;
            int start = sample.Scenes[i].CeilingStart;
            int end = start + 2 * sample.Homes[i].Rooms.Count;
            for (int t = 0; t < mesh.TriangleCount; t++)
            {
                (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, t);
                bool down = Vector3.Cross(b - a, c - a).Y < 0;
                bool atTop = MathF.Min(a.Y, MathF.Min(b.Y, c.Y)) > sample.Homes[i].WallHeight * 1e-3f - 0.001f;
                Assert.Equal(t >= start && t < end, down && atTop);
            }
        }
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(TriangleMesh mesh, int triangle) => (
        mesh.Positions[mesh.Indices[3 * triangle]],
        mesh.Positions[mesh.Indices[3 * triangle + 1]],
        mesh.Positions[mesh.Indices[3 * triangle + 2]]);

    /// <summary>Nearest hit of a ray, over all triangles, and whether it is a front face.</summary>
    private static (float Distance, bool Front) Cast(TriangleMesh mesh, Vector3 eye, Vector3 way)
    {
        (float best, bool front) = (float.PositiveInfinity, false);
        for (int i = 0; i < mesh.TriangleCount; i++)
        {
            (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, i);
            Vector3 normal = Vector3.Cross(b - a, c - a);
            float slope = Vector3.Dot(normal, way);
            float t = Vector3.Dot(normal, a - eye) / slope;
            if (slope == 0 || t <= 0 || t >= best)
            {
                continue;
            }

            Vector3 hit = eye + way * t;
            const float slack = -1e-5f;
            float scale = normal.LengthSquared();
            if (Vector3.Dot(Vector3.Cross(b - a, hit - a), normal) / scale >= slack
                && Vector3.Dot(Vector3.Cross(c - b, hit - b), normal) / scale >= slack
                && Vector3.Dot(Vector3.Cross(a - c, hit - c), normal) / scale >= slack)
            {
                (best, front) = (t, slope < 0);
            }
        }

        return (best, front);
    }
}
