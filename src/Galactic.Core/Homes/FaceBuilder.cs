using System.Numerics;

namespace Galactic.Homes;

/// <summary>Adds level and upright faces given in plan millimetres to a mesh in metres.</summary>
internal sealed class FaceBuilder(FacePainter painter)
{
    private static readonly TextureMap AlongX = new(0, Vector2.Zero, Vector3.Zero, Vector3.One, 1);
    private static readonly TextureMap AlongZ = AlongX with { Grain = 2 };

    public static Vector3 At(int x, int y, int z) => new(x * 1e-3f, y * 1e-3f, z * 1e-3f);

    /// <summary>
    /// An upright face looking along a facing, at a line, from low to high along it; its lower and upper edge may be
    /// darkened to a percentage.
    /// </summary>
    public void Face(
        int facing, int line, int low, int high, int y0, int y1, Paint paint, int bottomShade = 100, int topShade = 100)
    {
        if (y1 <= y0 || high <= low)
        {
            return;
        }

        (Vector3 a, Vector3 b) = facing switch
        {
            0 => (At(line, 0, high), At(line, 0, low)),
            1 => (At(low, 0, line), At(high, 0, line)),
            2 => (At(line, 0, low), At(line, 0, high)),
            _ => (At(high, 0, line), At(low, 0, line)),
        };
        Vector3 bottom = Vector3.UnitY * (y0 * 1e-3f);
        Vector3 top = Vector3.UnitY * (y1 * 1e-3f);
        ReadOnlySpan<Vector3> corners = [a + bottom, b + bottom, b + top, a + top];
        if (bottomShade == 100 && topShade == 100)
        {
            painter.Quad(corners, paint, AlongX);
        }
        else
        {
            painter.Shaded(corners, paint, AlongX, [bottomShade, bottomShade, topShade, topShade]);
        }
    }

    /// <summary>A level face at a height, seen from above or from below.</summary>
    /// <param name="r">Plan.</param>
    /// <param name="y">Height.</param>
    /// <param name="paint">Colour and pattern.</param>
    /// <param name="up">True if it is seen from above.</param>
    /// <param name="grainAlongX">Which way its pattern runs.</param>
    public void Level(PlanRect r, int y, Paint paint, bool up, bool grainAlongX = true)
    {
        Vector3 a = At(r.MinX, y, r.MinZ);
        Vector3 b = At(r.MaxX, y, r.MinZ);
        Vector3 c = At(r.MaxX, y, r.MaxZ);
        Vector3 d = At(r.MinX, y, r.MaxZ);
        painter.Quad(up ? [d, c, b, a] : [a, b, c, d], paint, grainAlongX ? AlongX : AlongZ);
    }

    /// <summary>A floor whose corners are darkened: at (min, max), (max, max), (max, min), (min, min) of x and z.</summary>
    public void Floor(PlanRect r, Paint paint, bool grainAlongX, ReadOnlySpan<int> shades) => painter.Shaded(
        [At(r.MinX, 0, r.MaxZ), At(r.MaxX, 0, r.MaxZ), At(r.MaxX, 0, r.MinZ), At(r.MinX, 0, r.MinZ)],
        paint, grainAlongX ? AlongX : AlongZ, shades);

    /// <summary>A box on or above the floor without its underside and without the face on the wall.</summary>
    /// <param name="r">Plan.</param>
    /// <param name="y0">Underside.</param>
    /// <param name="y1">Top.</param>
    /// <param name="paint">Colour and pattern.</param>
    /// <param name="back">Facing of the face that is left out.</param>
    public void Box(PlanRect r, int y0, int y1, Paint paint, int back)
    {
        Level(r, y1, paint, up: true);
        for (int facing = 0; facing < 4; facing++)
        {
            if (facing != back)
            {
                int line = facing switch { 0 => r.MaxX, 1 => r.MaxZ, 2 => r.MinX, _ => r.MinZ };
                (int low, int high) = (facing & 1) == 1 ? (r.MinX, r.MaxX) : (r.MinZ, r.MaxZ);
                Face(facing, line, low, high, y0, y1, paint);
            }
        }
    }
}
