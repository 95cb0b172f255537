using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed class MeshFacesTests : IDisposable
{
    private static readonly Vector3 A = new(0, 0, 0);
    private static readonly Vector3 B = new(2, 0, 0);
    private static readonly Vector3 C = new(2, 1, 0);
    private static readonly Vector3 D = new(0, 1, 0);
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_turned_box_far_from_the_origin_is_six_quadrilaterals()
    {
        MeshBuilder builder = new();
        Quaternion turn = Quaternion.CreateFromYawPitchRoll(0.3f, 0.7f, 1.1f);
        builder.Box(new Pose(new Vector3(20, 3, -30), turn), new Vector3(0.4f, 0.03f, 0.2f), 0xFF808080);
        List<MeshFace> faces = MeshFaces.Of(builder.Build());
        Assert.Equal(6, faces.Count);
        Assert.All(faces, f => Assert.True(f.IsQuad));
    }

    [Fact]
    public void The_corners_of_a_face_go_round_it_whichever_edge_its_triangles_share()
    {
        for (int first = 0; first < 3; first++)
        {
            for (int second = 0; second < 3; second++)
            {
                TriangleMesh mesh = new([A, B, C, D], [.. Turned([0, 1, 2], first), .. Turned([0, 2, 3], second)], [1, 1]);
                MeshFace face = Assert.Single(MeshFaces.Of(mesh));
                Vector3[] corners = [.. Enumerable.Range(0, 4).Select(i => face.Corner(mesh, i))];
                int start = Array.IndexOf(corners, A);
                Assert.Equal([A, B, C, D], Enumerable.Range(0, 4).Select(i => corners[(start + i) % 4]));
            }
        }

        static int[] Turned(int[] triangle, int by) => [.. Enumerable.Range(0, 3).Select(i => triangle[(i + by) % 3])];
    }

    [Fact]
    public void Triangles_that_differ_bend_or_make_a_dent_stay_apart()
    {
        int[] both = [0, 1, 2, 0, 2, 3];
        Assert.Single(MeshFaces.Of(new TriangleMesh([A, B, C, D], both, [1, 1])));
        Assert.Equal(2, MeshFaces.Of(new TriangleMesh([A, B, C, D], both, [1, 2])).Count);
        Assert.Equal(2, MeshFaces.Of(new TriangleMesh([A, B, C, D], both, [1, 1]) { Parts = [0, 1] }).Count);
        Assert.Equal(2, MeshFaces.Of(new TriangleMesh([A, B, C, D + 0.001f * Vector3.UnitZ], both, [1, 1])).Count);
        Assert.Equal(2, MeshFaces.Of(new TriangleMesh([A, B, C, new(1.2f, 0.4f, 0)], both, [1, 1])).Count);
        Assert.Equal(2, MeshFaces.Of(new TriangleMesh([A, B, C, D], [0, 1, 2, 0, 3, 2], [1, 1])).Count);
        Assert.Empty(MeshFaces.Of(new TriangleMesh([A, B, C, A, B, B], [0, 1, 0, 3, 4, 5], [1, 1])));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 1.01f, false)]
    [InlineData(0.2f, 1, false)]
    public void A_texture_must_go_on_across_the_edge(float u, float v, bool isOne)
    {
        Material paper = Material.Textured(new Texture(1, 1, [0xFF0000FF]), 0xFFFFFFFF);
        Vector2[] uvs = [new(0, 0), new(1, 0), new(1, 1), new(0, 0), new(1, 1), new(u, v)];
        TriangleMesh mesh = new([A, B, C, D], [0, 1, 2, 0, 2, 3], [1, 1])
        {
            Surface = new MeshSurface([paper], [0, 0], uvs, null),
        };
        Assert.Equal(isOne ? 1 : 2, MeshFaces.Of(mesh).Count);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Furnished_rooms_show_what_rays_find_also_where_the_near_plane_cuts_quadrilaterals(int bits)
    {
        // Balls of many triangles: clusters of theirs show nothing but backs and are left out at once.
        TriangleMesh flat = BenchmarkScenes.Flat(seed: 4, sphereSegments: 24, piecesPerRoom: 6);
        CameraSettings camera = new() { Width = 48, Height = 48, FieldOfView = 1.6f, Near = 0.4f };
        using RenderBatch batch = RenderFixture.Batch(12, 0, 5, flat.Bounds.Min, flat.Bounds.Max);
        RayComparison.Check(device, camera, [flat], [], batch, bits);
    }

    [Fact]
    public void Quadrilaterals_cover_the_pixels_of_their_triangles()
    {
        TriangleMesh flat = BenchmarkScenes.Small();
        TriangleMesh apart = new(flat.Positions, flat.Indices, flat.Colors)
        {
            IsSingleSided = true,
            Parts = [.. Enumerable.Range(0, flat.TriangleCount)],
        };
        Assert.Equal(flat.TriangleCount, MeshFaces.Of(apart).Count);
        Assert.True(MeshFaces.Of(flat).Count < 0.6 * flat.TriangleCount);
        CameraSettings camera = new() { Width = 64, Height = 64, FieldOfView = 1.6f };
        using CpuRenderer joined = new(new RenderAssets([flat], []), camera, device);
        using CpuRenderer single = new(new RenderAssets([apart], []), camera, device);
        using RenderBatch batch = RenderFixture.Batch(64, 0, 6, flat.Bounds.Min, flat.Bounds.Max);
        float[] depth = RenderFixture.Depth(joined, batch);
        float[] expected = RenderFixture.Depth(single, batch);
        int different = Enumerable.Range(0, depth.Length).Count(
            i => MathF.Abs(depth[i] - expected[i]) > 1e-4f * (1 + expected[i]));
        Assert.InRange(different, 0, depth.Length / 50_000);
    }
}
