using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// Where a rigid block of robot spheres touches nothing static whatever the robot's yaw: one bit per column of each
/// scene, by base position. Most steps of most envs need no other test of the body.
/// </summary>
internal sealed unsafe class ClearGround : IDisposable
{
    /// <summary>More than the rounding errors of a sphere centre, metres.</summary>
    private const float Slack = 1e-3f;

    private readonly int[] firstWord;
    private readonly NativeArray<uint> words;

    /// <summary>Finds the clear ground of all scenes.</summary>
    public ClearGround(IReadOnlyList<Scene> scenes, RobotModel robot, SphereBlock block)
    {
        Vector3[] centers = RestingCenters(robot, block);
        float reach = centers.Max(c => new Vector2(c.X, c.Z).Length()) + Slack;
        float[] heights = [.. centers.Select(c => c.Y).Distinct()];
        firstWord = new int[scenes.Count];
        int total = 0;
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            firstWord[scene] = total;
            total += (scenes[scene].Columns[block.RadiusIndex].Cells.Length + 31) / 32;
        }

        words = new NativeArray<uint>(total);
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            Mark(scenes[scene].Columns[block.RadiusIndex], heights, reach, words.Pointer + firstWord[scene]);
        }
    }

    /// <summary>True if the block is free at any yaw for a base standing in a column.</summary>
    public bool IsClear(int scene, int cell) => (words.Pointer[firstWord[scene] + (cell >> 5)] >> (cell & 31) & 1) != 0;

    /// <inheritdoc/>
    public void Dispose() => words.Dispose();

    private static Vector3[] RestingCenters(RobotModel robot, SphereBlock block)
    {
        float[] joints = new float[robot.Joints.Count];
        Pose[] links = new Pose[robot.Links.Count];
        robot.StartJoints(new float[robot.ArmJoints.Count], joints);
        robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
        return [.. robot.Spheres.Skip(block.First).Take(block.Count).Select(s => links[s.Link].Transform(s.Sphere.Center))];
    }

    private static void Mark(ColumnGrid grid, float[] heights, float reach, uint* words)
    {
        // blocked[z, x] counts the blocked cells west of x, so that a row of a disc is one subtraction.
        int[,] blocked = new int[grid.Depth, grid.Width + 1];
        for (int z = 0; z < grid.Depth; z++)
        {
            for (int x = 0; x < grid.Width; x++)
            {
                bool free = heights.All(y => IsFree(grid, z * grid.Width + x, y));
                blocked[z, x + 1] = blocked[z, x] + (free ? 0 : 1);
            }
        }

        int[] halfWidths = Disc(reach / grid.CellSize);
        for (int cell = 0; cell < grid.Cells.Length; cell++)
        {
            if (IsDiscFree(grid, blocked, halfWidths, cell % grid.Width, cell / grid.Width))
            {
                words[cell >> 5] |= 1u << (cell & 31);
            }
        }
    }

    private static bool IsFree(ColumnGrid grid, int cell, float y)
    {
        foreach (uint interval in grid.IntervalsOf(cell))
        {
            if (y - Slack >= grid.LowOf(interval) && y + Slack <= grid.HighOf(interval))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Per row distance, how many columns away a point within reach of some point of the middle cell can be. Two
    /// cells n columns apart come as near as n - 1 columns.
    /// </summary>
    private static int[] Disc(float reach)
    {
        int[] halfWidths = new int[(int)reach + 2];
        for (int row = 0; row < halfWidths.Length; row++)
        {
            float gap = Math.Max(0, row - 1);
            halfWidths[row] = (int)MathF.Sqrt(Math.Max(0, reach * reach - gap * gap)) + 1;
        }

        return halfWidths;
    }

    private static bool IsDiscFree(ColumnGrid grid, int[,] blocked, int[] halfWidths, int x, int z)
    {
        int radius = Math.Max(halfWidths.Length - 1, halfWidths[0]);
        if (x < radius || z < radius || x + radius >= grid.Width || z + radius >= grid.Depth)
        {
            return false;
        }

        for (int row = 1 - halfWidths.Length; row < halfWidths.Length; row++)
        {
            int half = halfWidths[Math.Abs(row)];
            if (blocked[z + row, x + half + 1] != blocked[z + row, x - half])
            {
                return false;
            }
        }

        return true;
    }
}
