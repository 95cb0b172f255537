using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Where the spheres that are rigid with the base touch nothing static: one bit per base cell and yaw sector of each
/// scene. Most steps of most envs need no other test of the body.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class ClearGround : IDisposable
{
    /// <summary>Yaw sectors of a full turn, a power of two.</summary>
    public const int Sectors = 16;

    /// <summary>More than the rounding errors of a sphere centre, metres.</summary>
    private const float Slack = 1e-3f;

    /// <summary>More than the rounding errors of a yaw, radians.</summary>
    private const float YawSlack = 2e-3f;

    /// <summary>Beyond this yaw sine and cosine lose their precision, radians.</summary>
    private const float LargestYaw = 1000;

    private readonly NativeArray<uint> words;

    /// <summary>Finds the clear ground of all scenes.</summary>
    /// <param name="scenes">Scenes.</param>
    /// <param name="frames">Where each scene's table begins.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="blocks">The blocks of its spheres; those that are not rigid are left out.</param>
    public ClearGround(IReadOnlyList<Scene> scenes, SceneFrames frames, RobotModel robot, SphereBlock[] blocks)
    {
        Post[] posts = Posts(robot, blocks);
        words = new NativeArray<uint>(frames.GroundLength);
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            SceneFrames.Frame frame = frames[scene];
            if (frame.IsShared)
            {
                Mark(scenes[scene].Columns, frame, posts, words.Pointer + frame.Ground);
            }
        }
    }

    /// <summary>Finds the bits of base poses and asks for their memory; <see cref="AreClear"/> reads them later.</summary>
    /// <param name="frame">Grids of 16 envs.</param>
    /// <param name="x">Base positions, metres.</param>
    /// <param name="z">Base positions, metres.</param>
    /// <param name="yaw">Base yaws, radians.</param>
    /// <param name="at">Receives 16 words and 16 numbers of bits.</param>
    public void Locate(FrameLanes* frame, Floats x, Floats z, Floats yaw, int* at)
    {
        (Ints column, Ints row) = SceneFrames.Cell(frame, x, z);
        Ints cell = row * frame->Width + column;
        Ints sector = Vector512.ConvertToInt32Native(Vector512.Floor(yaw * (Sectors / MathF.Tau)))
            & Vector512.Create(Sectors - 1);
        Ints word = frame->Ground + sector * frame->GroundSector + Vector512.ShiftRightLogical(cell, 5);

        // The first word of all says "not clear".
        Ints known = Vector512.LessThan(Vector512.Abs(yaw), Vector512.Create(LargestYaw)).AsInt32();
        (word & known).Store(at);
        cell.Store(at + SimulationState.Lanes);
        uint* all = words.Pointer;
        for (int lane = 0; lane < SimulationState.Lanes; lane++)
        {
            CacheLine.Prefetch(all + at[lane]);
        }
    }

    /// <summary>The envs, one bit each, whose rigid spheres are certainly free.</summary>
    /// <param name="at">Places from <see cref="Locate"/>.</param>
    public uint AreClear(int* at)
    {
        uint* all = words.Pointer;
        uint clear = 0;
        for (int lane = 0; lane < SimulationState.Lanes; lane++)
        {
            clear |= (all[at[lane]] >> at[SimulationState.Lanes + lane] & 1) << lane;
        }

        return clear;
    }

    /// <inheritdoc/>
    public void Dispose() => words.Dispose();

    /// <summary>The rigid spheres by place and radius.</summary>
    private static Post[] Posts(RobotModel robot, SphereBlock[] blocks) =>
    [
        .. blocks.Where(b => b.Rigid)
            .SelectMany(b => b.CentersAtRest(robot).Select(c => (b.RadiusIndex, Center: c)))
            .GroupBy(s => (s.RadiusIndex, MathF.Round(s.Center.X, 4), MathF.Round(s.Center.Z, 4)))
            .Select(g => new Post(
                g.Key.RadiusIndex, new Vector2(g.First().Center.X, g.First().Center.Z),
                string.Join(' ', g.Select(s => s.Center.Y).Order()), [.. g.Select(s => s.Center.Y)])),
    ];

    private static void Mark(IReadOnlyList<ColumnGrid> grids, SceneFrames.Frame frame, Post[] posts, uint* to)
    {
        new Span<uint>(to, Sectors * frame.GroundSector).Fill(posts.Length == 0 ? 0 : uint.MaxValue);
        int border = 0;
        foreach (IGrouping<(int RadiusIndex, string Heights), Post> alike in posts.GroupBy(p => (p.RadiusIndex, p.Level)))
        {
            CellBits free = new(grids[alike.Key.RadiusIndex], alike.First().Heights, Slack);
            for (int sector = 0; sector < Sectors; sector++)
            {
                foreach ((int x, int z) in alike.SelectMany(p => Swept(p.Position, sector, frame.PerMeter)).Distinct())
                {
                    border = Math.Max(border, Math.Max(Math.Abs(x), Math.Abs(z)));
                    free.AndInto(to + sector * frame.GroundSector, frame.GroundSector, z * frame.Width + x);
                }
            }
        }

        for (int sector = 0; sector < Sectors; sector++)
        {
            CellBits.ClearBorder(to + sector * frame.GroundSector, frame.Width, frame.Depth, border);
        }
    }

    /// <summary>
    /// The cells, counted from the base's, that a point of the base can be in while the base stands anywhere in its
    /// cell with a yaw of the sector.
    /// </summary>
    private static IEnumerable<(int X, int Z)> Swept(Vector2 point, int sector, float perMeter)
    {
        const float Width = MathF.Tau / Sectors;
        int samples = (int)(point.Length() * (Width + 2 * YawSlack) / Slack) + 2;
        for (int i = 0; i < samples; i++)
        {
            float yaw = sector * Width - YawSlack + (Width + 2 * YawSlack) * i / (samples - 1);
            (float sin, float cos) = MathF.SinCos(yaw);
            (float x, float z) = (point.X * cos + point.Y * sin, point.Y * cos - point.X * sin);

            // Half a sample distance and the rounding of a centre; the base adds anything below one cell.
            (int firstX, int lastX) = Cells(x, perMeter);
            (int firstZ, int lastZ) = Cells(z, perMeter);
            for (int cellZ = firstZ; cellZ <= lastZ; cellZ++)
            {
                for (int cellX = firstX; cellX <= lastX; cellX++)
                {
                    yield return (cellX, cellZ);
                }
            }
        }
    }

    private static (int First, int Last) Cells(float at, float perMeter) =>
        ((int)MathF.Floor((at - 2 * Slack) * perMeter), (int)MathF.Floor((at + 2 * Slack) * perMeter) + 1);

    /// <summary>Rigid spheres above one another.</summary>
    /// <param name="RadiusIndex">Index of their radius.</param>
    /// <param name="Position">(x, z) in the base frame, metres.</param>
    /// <param name="Level">Text that is the same for the same heights.</param>
    /// <param name="Heights">Heights of the centres, metres.</param>
    private sealed record Post(int RadiusIndex, Vector2 Position, string Level, float[] Heights);
}
