using Galactic.Geometry;
using Galactic.Homes;

namespace Galactic.Tests.Homes;

/// <summary>
/// Whether the robot, its arm folded before it, gets everywhere by turning on the spot and driving along its heading:
/// a corridor that lets the round base through may still be too narrow to turn the arm in.
/// </summary>
[Collection(nameof(SampleHomes))]
public class HomeArmTests(SampleHomes sample)
{
    private const int Headings = 16;
    private const float Cell = 0.05f;
    private const float BaseRadius = 0.285f;
    private const float ArmRadius = 0.07f;
    private const float ArmHeight = 0.95f;

    [Fact]
    public void Robot_with_folded_arm_turns_and_drives_into_every_room()
    {
        int homes = Math.Min(200, SampleHomes.Count * 20 / 150);
        List<string> cut = [];
        foreach (Home home in sample.Homes.Take(homes))
        {
            bool[] reached = Flood(home, out int width);
            foreach (HomeRoom room in home.Rooms)
            {
                int cells = 0;
                for (int i = 0; i < reached.Length; i++)
                {
                    (int x, int z) = (i % width, i / width);
                    cells += reached[i] && room.Clear.Contains(
                        home.Footprint.MinX + x * 50 + 25, home.Footprint.MinZ + z * 50 + 25) ? 1 : 0;
                }

                if (cells < 4)
                {
                    cut.Add($"{home.Name}: {room}");
                }
            }
        }

        Assert.Empty(cut);
    }

    /// <summary>[z, x] cells whose centre the base reaches in some heading, from the freest place.</summary>
    private static bool[] Flood(Home home, out int width)
    {
        (width, int depth) = ((home.Footprint.Width + 49) / 50, (home.Footprint.Depth + 49) / 50);
        float[] toBase = Distances(home, width, depth, b => b.MaxY > 0 && b.MinY < 400);
        float[] toArm = Distances(home, width, depth, b => b.MaxY > (int)(ArmHeight * 1000) && b.MinY < 1400);
        FreeSpace space = home.FreeSpace;
        int start = Enumerable.Range(0, toBase.Length).Where(i => space.Navigable[i]).MaxBy(i => toBase[i]);
        int across = width;
        bool[] seen = new bool[width * depth * Headings];
        Queue<int> open = new();
        for (int h = 0; h < Headings; h++)
        {
            Visit(start % width, start / width, h);
        }

        bool IsFree(int x, int z, int h)
        {
            if (x < 0 || z < 0 || x >= across || z >= depth || toBase[z * across + x] < BaseRadius)
            {
                return false;
            }

            (float c, float s) = (MathF.Cos(h * MathF.Tau / Headings), MathF.Sin(h * MathF.Tau / Headings));
            foreach ((float ahead, float right) in (ReadOnlySpan<(float, float)>)
                [(0.25f, 0.24f), (0.45f, 0.17f), (0.62f, 0.10f)])
            {
                // Heading looks along (c, -s) in (x, z); right of it is (s, c).
                int ax = (int)MathF.Round(x + (ahead * c + right * s) / Cell);
                int az = (int)MathF.Round(z + (-ahead * s + right * c) / Cell);
                if (ax < 0 || az < 0 || ax >= across || az >= depth || toArm[az * across + ax] < ArmRadius)
                {
                    return false;
                }
            }

            return true;
        }

        void Visit(int x, int z, int h)
        {
            if (IsFree(x, z, h) && !seen[(z * across + x) * Headings + h])
            {
                seen[(z * across + x) * Headings + h] = true;
                open.Enqueue((z * across + x) * Headings + h);
            }
        }

        while (open.TryDequeue(out int state))
        {
            (int cell, int h) = (state / Headings, state % Headings);
            (int x, int z) = (cell % across, cell / across);
            Visit(x, z, (h + 1) % Headings);
            Visit(x, z, (h + Headings - 1) % Headings);
            (float c, float s) = (MathF.Cos(h * MathF.Tau / Headings), MathF.Sin(h * MathF.Tau / Headings));
            foreach (int step in (ReadOnlySpan<int>)[-2, -1, 1, 2])
            {
                Visit((int)MathF.Round(x + step * c), (int)MathF.Round(z - step * s), h);
            }
        }

        return [.. Enumerable.Range(0, across * depth).Select(i => seen.AsSpan(i * Headings, Headings).Contains(true))];
    }

    /// <summary>Exact horizontal distance from each cell's centre to the nearest of some boxes, up to 0.7 m.</summary>
    private static float[] Distances(Home home, int width, int depth, Func<PlanBox, bool> wanted)
    {
        float[] distance = new float[width * depth];
        Array.Fill(distance, 0.7f);
        foreach (PlanBox solid in home.CollisionBoxes.Where(wanted))
        {
            OrientedBox box = solid.ToOrientedBox();
            PlanRect near = solid.Bounds.Grow(750);
            for (int z = Math.Max(0, (near.MinZ - home.Footprint.MinZ) / 50); z < depth; z++)
            {
                int pz = home.Footprint.MinZ + z * 50 + 25;
                for (int x = Math.Max(0, (near.MinX - home.Footprint.MinX) / 50); x < width && pz <= near.MaxZ; x++)
                {
                    int px = home.Footprint.MinX + x * 50 + 25;
                    if (px > near.MaxX)
                    {
                        break;
                    }

                    System.Numerics.Vector3 local = box.WorldFromBox.Inverse.Transform(
                        new(px * 1e-3f, box.WorldFromBox.Position.Y, pz * 1e-3f));
                    float dx = MathF.Max(0, MathF.Abs(local.X) - box.HalfExtents.X);
                    float dz = MathF.Max(0, MathF.Abs(local.Z) - box.HalfExtents.Z);
                    distance[z * width + x] = MathF.Min(distance[z * width + x], MathF.Sqrt(dx * dx + dz * dz));
                }
            }
        }

        return distance;
    }
}
