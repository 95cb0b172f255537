using System.Globalization;
using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Rendering;

/// <summary>
/// Whole scenes against rays: depth, identities and colours. GALACTIC_RENDER_POSES is the number of poses in each.
/// </summary>
public sealed unsafe class SceneRayTests : IDisposable
{
    private static readonly int Poses = int.Parse(
        Environment.GetEnvironmentVariable("GALACTIC_RENDER_POSES") ?? "4", CultureInfo.InvariantCulture);

    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(0, 512)]
    [InlineData(1, 256)]
    [InlineData(2, 128)]
    public void Procedural_homes(int index, int bits)
    {
        Home home = HomeGenerator.Generate(new HomeOptions(), 5, HomeSplit.Train, index);
        Check(home.Describe().Mesh, bits);
    }

    // Its pieces have faces of different colours in the same place: rays know nothing of layers.
    [Fact]
    public void Sweet_home_3d() => Check(Load("sweethome3d-homes", 0), 512, byColor: false);

    [Fact]
    public void Replica_cad() => Check(Load("nc-test-input-only/replicacad", 0), 512);

    [Fact]
    public void A_camera_a_centimetre_from_any_surface_sees_what_rays_see()
    {
        TriangleMesh mesh = HomeGenerator.Generate(new HomeOptions(), 5, HomeSplit.Train, 3).Describe().Mesh;
        CameraSettings camera = new() { Width = 48, Height = 40, FieldOfView = 1.5f };
        using RenderBatch batch = new(Math.Max(8, Poses), 0);
        RandomKey key = RandomKey.FromSeed(9);
        for (int env = 0; env < batch.EnvCount; env++)
        {
            RandomKey draw = key.For(env);
            int triangle = draw.Index(0, mesh.TriangleCount);
            Vector3 a = mesh.Positions[mesh.Indices[3 * triangle]];
            Vector3 b = mesh.Positions[mesh.Indices[3 * triangle + 1]];
            Vector3 c = mesh.Positions[mesh.Indices[3 * triangle + 2]];
            Vector3 normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
            Vector3 eye = a + 0.3f * (b - a) + 0.4f * (c - a) + 0.01f * normal;
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(
                draw.Uniform(1, -3, 3), draw.Uniform(2, -1.2f, 1.2f), draw.Uniform(3, -0.5f, 0.5f));
            RenderFixture.SetCamera(batch, env, new Pose(eye, turn));
        }

        RayComparison.Check(device, camera, [mesh], [], batch, 512);
    }

    [Fact]
    public void Damaged_meshes_show_what_is_whole_of_them()
    {
        MeshBuilder builder = new();
        RandomKey key = RandomKey.FromSeed(4);
        for (int i = 0; i < 300; i++)
        {
            RandomKey draw = key.For(i);
            Vector3 Point(int n) => new(draw.Uniform(n, -2, 2), draw.Uniform(n + 1, -2, 2), draw.Uniform(n + 2, -2, 2));
            (Vector3 a, Vector3 b) = (Point(0), Point(3));
            uint color = Color.Hex(i * 7919);
            switch (i % 6)
            {
                case 0:
                    builder.Triangle(a, a, a, color);
                    break;
                case 1:
                    builder.Triangle(a, b, a, color);
                    break;
                case 2:
                    // On one line but for rounding, and metres long.
                    builder.Triangle(a, b, a + 0.37f * (b - a), color);
                    break;
                case 3:
                    builder.Triangle(a, a + new Vector3(1e-30f, 0, 0), b, color);
                    break;
                case 4:
                    // Kilometres: floats resolve a tenth of a millimetre there.
                    builder.Triangle(1e3f * a, 1e3f * b, 1e3f * Point(6), color);
                    break;
                default:
                    builder.Triangle(a, b, Point(6), color);
                    break;
            }
        }

        using RenderBatch batch = RenderFixture.Batch(6, 0, 3, new Vector3(-3), new Vector3(3));
        RayComparison.Check(device, new CameraSettings { Width = 64, Height = 64 }, [builder.Build()], [], batch, 512);
        Assert.Throws<ArgumentException>(
            () => new TriangleMesh([new Vector3(float.NaN, 0, 0), Vector3.UnitX, Vector3.UnitY], [0, 1, 2], [0]));
    }

    [Fact]
    public void A_mesh_of_a_million_triangles()
    {
        // 1,002,528 of them.
        const int edge = 708;
        float Height(int x, int z) => 0.3f * MathF.Sin(x * 0.05f) * MathF.Cos(z * 0.07f);
        Vector3 P(int x, int z) => new(x * 10f / edge - 5, Height(x, z), z * 10f / edge - 5);
        MeshBuilder builder = new();
        for (int i = 0; i < edge * edge; i++)
        {
            (int x, int z) = (i % edge, i / edge);
            builder.Quad(P(x, z + 1), P(x + 1, z + 1), P(x + 1, z), P(x, z), Color.Hex(i));
        }

        using RenderBatch batch = RenderFixture.Batch(2, 0, 3, new Vector3(-3, 0.5f, -3), new Vector3(3, 2, 3));
        RayComparison.Check(device, new CameraSettings { Width = 48, Height = 48 }, [builder.Build()], [], batch, 512);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Every_pixel_of_a_tessellation_belongs_to_one_triangle(int bits)
    {
        // Each triangle is drawn alone, so that a pixel that two of them claim counts twice.
        RandomKey key = RandomKey.FromSeed(6);
        Vector3 P(int x, int y) => new(
            (x - 4 + key.For(x).Uniform(y, -0.4f, 0.4f)) * 3, (y - 4 + key.For(x).Uniform(100 + y, -0.4f, 0.4f)) * 3,
            key.For(x).Uniform(200 + y, -0.2f, 0.2f));
        List<TriangleMesh> triangles = [];
        for (int i = 0; i < 64; i++)
        {
            (int x, int y) = (i % 8, i / 8);
            triangles.Add(One(P(x, y), P(x + 1, y), P(x + 1, y + 1)));
            triangles.Add(One(P(x, y), P(x + 1, y + 1), P(x, y + 1)));
        }

        CameraSettings camera = new() { Width = 61, Height = 45 };
        using CpuRenderer renderer = new(new RenderAssets(triangles, []), [camera], device, (VectorWidth)bits);
        using RenderBatch batch = new(triangles.Count, 0);
        for (int pose = 0; pose < Math.Max(12, Poses); pose++)
        {
            // From millimetres on, where the near plane cuts most of them, to where rows of pixels hit corners.
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(
                key.Uniform(pose, -0.3f, 0.3f), key.Uniform(pose + 1, -0.3f, 0.3f), pose % 3);
            for (int i = 0; i < triangles.Count; i++)
            {
                batch.SceneIndex.Pointer[i] = i;
                RenderFixture.SetCamera(batch, i, new Pose(new Vector3(0, 0, 0.25f + 0.4f * pose % 4), turn));
            }

            float[] depth = RenderFixture.Depth(renderer, batch);
            for (int pixel = 0; pixel < 61 * 45; pixel++)
            {
                Assert.Equal(1, Enumerable.Range(0, triangles.Count).Count(i => depth[i * 61 * 45 + pixel] > 0));
            }
        }
    }

    private static TriangleMesh One(Vector3 a, Vector3 b, Vector3 c)
    {
        MeshBuilder builder = new();
        builder.Triangle(a, b, c, Color.Hex(0xFFFFFF));
        return builder.Build();
    }

    private static TriangleMesh Load(string dataset, int number)
    {
        HabitatDataset opened = HabitatDataset.Open(SharedData.Folder(dataset));
        return opened.LoadScene(opened.SceneNames.ElementAt(number)).Mesh;
    }

    private void Check(TriangleMesh scene, int bits, bool byColor = true)
    {
        // What has a colour of its own counts as a thing, which tells far more apart than the scene does.
        TriangleMesh mesh = new(scene.Positions, scene.Indices, scene.Colors)
        {
            IsSingleSided = scene.IsSingleSided,
            Surface = scene.Surface,
            Parts = byColor ? [.. scene.Colors.Select(c => (int)(c & 0xFFFFFF))] : scene.Parts,
        };
        CameraSettings camera = new() { Width = 64, Height = 64 };
        Bounds box = mesh.Bounds;
        using RenderBatch batch = new(Poses, 0);
        for (int env = 0; env < Poses; env++)
        {
            RandomKey draw = RandomKey.FromSeed(7).For(env);
            Vector3 eye = box.Min + box.Size * new Vector3(draw.Uniform(0), draw.Uniform(1), draw.Uniform(2));
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(
                draw.Uniform(3, -3.1f, 3.1f), draw.Uniform(4, -0.7f, 0.4f), draw.Uniform(5, -0.1f, 0.1f));
            RenderFixture.SetCamera(batch, env, new Pose(eye with { Y = MathF.Min(eye.Y, 2) }, turn));
        }

        RayComparison.Check(device, camera, [mesh], [], batch, bits);
    }
}
