using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Media;
using Galactic.Scenes;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Scenes;

/// <summary>
/// Our walkable area against the navigation meshes that come with ReplicaCAD. Set GALACTIC_PICTURES to a folder to
/// see both: grey is common, red only ours, blue only theirs, turquoise the stairs.
/// </summary>
public class WalkableAreaTests
{
    // Lower than one voxel above the floor's: what is higher is a staircase, which a floor at y = 0 does not have.
    private const float FloorVoxel = 0.35f;

    [Theory]
    [InlineData("v3_sc0_staging_00")]
    [InlineData("v3_sc0_staging_03")]
    [InlineData("v3_sc0_staging_07")]
    public void Walkable_floor_of_ReplicaCAD_agrees_with_its_navigation_mesh(string name)
    {
        HabitatDataset dataset = HabitatDataset.Open(SharedData.Folder("nc-test-input-only/replicacad"));
        NavMesh mesh = dataset.LoadNavMesh(name)!;
        NavigationMap map = NavigationMap.Of(dataset.LoadScene(name).Collision, LikeVoxels(mesh));
        float?[] heights = [.. Enumerable.Range(0, map.Open.Length).Select(c => HeightAt(mesh, map, c))];
        bool[] theirs = [.. heights.Select(h => h <= FloorVoxel)];
        bool[] ours = [.. map.Open.Select((open, c) => open && !(heights[c] > FloorVoxel))];
        Draw(name, map, ours, theirs, heights);
        double both = ours.Zip(theirs).Count(c => c.First && c.Second);
        double either = ours.Zip(theirs).Count(c => c.First || c.Second);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {both / either:0.0000} of {either * map.CellSize * map.CellSize:0.0} m2");
        Assert.True(both / either >= 0.93, $"intersection over union {both / either:0.000}");
        Assert.True(either * map.CellSize * map.CellSize > 27, "too little floor to compare");

        // Stairs are 1.6 to 2 square metres of 30; nothing else may be called stairs.
        Assert.InRange(heights.Count(h => h > FloorVoxel) * map.CellSize * map.CellSize, 1.5f, 2.1f);
    }

    [Fact]
    public void A_map_of_another_radius_does_not_agree()
    {
        HabitatDataset dataset = HabitatDataset.Open(SharedData.Folder("nc-test-input-only/replicacad"));
        NavMesh mesh = dataset.LoadNavMesh("v3_sc0_staging_00")!;
        NavigationMap map = NavigationMap.Of(
            dataset.LoadScene("v3_sc0_staging_00").Collision, LikeVoxels(mesh) with { BaseRadius = 0.4f });
        int both = 0;
        int either = 0;
        for (int i = 0; i < map.Open.Length; i++)
        {
            bool theirs = HeightAt(mesh, map, i) <= FloorVoxel;
            both += map.Open[i] && theirs ? 1 : 0;
            either += map.Open[i] || theirs ? 1 : 0;
        }

        Assert.True(both < 0.85 * either, $"intersection over union {both / (double)either}");
    }

    /// <remarks>
    /// The meshes were built from voxels 0.2 m high. The floor fills the voxel around y = 0, and what hangs above
    /// must leave more whole voxels free than the agent's height needs (Recast's filter drops equality).
    /// </remarks>
    private static SceneSettings LikeVoxels(NavMesh mesh)
    {
        NavMeshSettings built = mesh.Settings;
        float floor = mesh.Origin.Y + (MathF.Ceiling(-mesh.Origin.Y / built.CellHeight) * built.CellHeight);
        float clear = (MathF.Ceiling(built.AgentHeight / built.CellHeight - 1e-3f) + 1) * built.CellHeight;
        return new SceneSettings
        {
            CellSize = built.CellSize,
            BaseRadius = built.AgentRadius,
            StepHeight = built.MaxClimb,
            BodyHeight = floor + clear,
        };
    }

    private static float? HeightAt(NavMesh mesh, NavigationMap map, int cell)
    {
        (float x, float z) = map.CenterOf(cell);
        return mesh.HeightAt(x, z);
    }

    private static void Draw(string name, NavigationMap map, bool[] ours, bool[] theirs, float?[] heights)
    {
        if (Environment.GetEnvironmentVariable("GALACTIC_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        const int scale = 5;
        byte[] rgb = new byte[map.Width * map.Depth * scale * scale * 3];
        for (int i = 0; i < rgb.Length / 3; i++)
        {
            (int x, int z) = (i % (map.Width * scale) / scale, i / (map.Width * scale) / scale);
            int cell = z * map.Width + x;
            uint color = (ours[cell], theirs[cell]) switch
            {
                (true, true) => Color.Rgb(200, 200, 200),
                (true, false) => Color.Rgb(220, 40, 40),
                (false, true) => Color.Rgb(40, 40, 220),
                _ => heights[cell] > FloorVoxel ? Color.Rgb(120, 220, 220) : Color.Rgb(255, 255, 255),
            };
            (rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]) = ((byte)color, (byte)(color >> 8), (byte)(color >> 16));
        }

        Directory.CreateDirectory(folder);
        PngWriter.Write(
            Path.Combine(folder, $"{name}.png"), rgb, map.Width * scale, map.Depth * scale, PngColor.Rgb8);
    }
}
