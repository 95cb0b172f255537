using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;

namespace Galactic.Tests.Rendering;

public sealed class PictureRendererTests
{
    private const int Edge = 128;
    private const float Height = 6;
    private const float Half = 4;
    private static readonly Vector3 Sun = new(0.48f, 0.8f, 0.36f);
    private static readonly uint Grey = Color.Hex(0xC8C8C8);

    /// <summary>A level board half a metre wide, 1 m above a floor: its shadow is a square moved away from the sun.</summary>
    [Fact]
    public void A_board_casts_the_shadow_that_the_suns_direction_says()
    {
        byte[] lit = Draw(shadows: false, occlusion: false);
        byte[] shadowed = Draw(shadows: true, occlusion: false);
        Vector2 middle = -new Vector2(Sun.X, Sun.Z) / Sun.Y;
        int inside = 0, outside = 0;
        for (int y = 0; y < Edge; y++)
        {
            for (int x = 0; x < Edge; x++)
            {
                Vector2 at = Floor(x, y);
                Vector2 board = at * ((Height - 1) / Height);
                Vector2 away = Vector2.Abs(at - middle);
                float edge = MathF.Max(away.X, away.Y) - 0.25f;
                bool hidesBoard = MathF.Max(MathF.Abs(board.X), MathF.Abs(board.Y)) < 0.32f;
                if (hidesBoard || MathF.Abs(edge) < 0.07f)
                {
                    continue;
                }

                // Light of a level face, 0.6 + 0.4 * 0.8, or without the sun, 0.6.
                int expected = (int)MathF.Round(edge < 0 ? 0xC8 * 0.6f : 0xC8 * 0.92f);
                Assert.InRange(shadowed[4 * (y * Edge + x)], expected - 1, expected + 1);
                Assert.InRange(lit[4 * (y * Edge + x)], (int)(0xC8 * 0.92f) - 1, (int)(0xC8 * 0.92f) + 1);
                (inside, outside) = (inside + (edge < 0 ? 1 : 0), outside + (edge < 0 ? 0 : 1));
            }
        }

        Assert.InRange(inside, 15, 200);
        Assert.InRange(outside, 5000, Edge * Edge);
    }

    [Fact]
    public void The_open_floor_keeps_its_light_and_the_foot_of_a_wall_loses_some()
    {
        byte[] plain = Draw(shadows: false, occlusion: false, wall: true);
        byte[] open = Draw(shadows: false, occlusion: true, wall: true);
        int At(byte[] picture, float x, float z)
        {
            float scale = Edge / 2f / Half;
            return picture[4 * ((int)(Edge / 2 + z * scale) * Edge + (int)(Edge / 2 + x * scale))];
        }

        Assert.Equal(At(plain, 2, 2), At(open, 2, 2));
        int foot = At(open, -1.9f, -1);
        Assert.InRange(foot, At(plain, -1.9f, -1) * 0.5f, At(plain, -1.9f, -1) * 0.93f);
        Assert.InRange(At(open, -1.6f, -1), foot + 1, At(plain, -1.6f, -1));
    }

    [Fact]
    public void What_emits_light_keeps_it_at_the_foot_of_a_wall_and_in_shadow()
    {
        Material glow = Material.Emitter(Color.Rgb(210, 220, 230));
        foreach (bool wall in (bool[])[true, false])
        {
            byte[] picture = Draw(shadows: true, occlusion: true, wall, glow);
            int[] floor = [.. Enumerable.Range(0, Edge * Edge).Where(i => picture[4 * i] == 210)];
            Assert.InRange(floor.Length, Edge * Edge * 9 / 10, Edge * Edge);
            Assert.All(floor, i => Assert.Equal([210, 220, 230, 255], picture[(4 * i)..(4 * i + 4)]));
        }
    }

    /// <summary>Looks straight down from 6 m on 8 x 8 m of floor.</summary>
    private static byte[] Draw(bool shadows, bool occlusion, bool wall = false, Material? floor = null)
    {
        MeshBuilder builder = new();
        if (floor is null)
        {
            Level(builder, 0, 20);
        }
        else
        {
            builder.Quad(
                new(-20, 0, 20), new(20, 0, 20), new(20, 0, -20), new(-20, 0, -20), floor, default, default, default, default);
        }

        if (wall)
        {
            builder.Quad(new(-2, 0, 20), new(-2, 0, -20), new(-2, 0.5f, -20), new(-2, 0.5f, 20), Grey);
        }
        else
        {
            Level(builder, 1, 0.25f);
        }

        CameraSettings camera = new() { Width = Edge, Height = Edge, FieldOfView = 2 * MathF.Atan(Half / Height) };
        using CpuDevice device = new(2);
        using PictureRenderer renderer = new(new RenderAssets([builder.Build()], []), camera, device)
        {
            Shadows = shadows,
            Occlusion = occlusion,
        };
        Pose down = new(new Vector3(0, Height, 0), Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2));
        return renderer.Draw(0, down);
    }

    private static void Level(MeshBuilder builder, float y, float half) => builder.Quad(
        new(-half, y, half), new(half, y, half), new(half, y, -half), new(-half, y, -half), Grey);

    /// <summary>(x, z) of the floor at the middle of a pixel.</summary>
    private static Vector2 Floor(int x, int y) =>
        new Vector2(x + 0.5f - Edge / 2f, y + 0.5f - Edge / 2f) * (2 * Half / Edge);
}
