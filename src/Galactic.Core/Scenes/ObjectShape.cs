using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// Draws an object so that it fills its box exactly: u and v run from -1 to 1 across the box, h from 0 at the
/// bottom to 1 at the top, for meshes whose up is z or y.
/// </summary>
internal sealed class ObjectShape(Bounds box, bool yUp, ObjectDetail detail)
{
    private readonly MeshBuilder mesh = new();

    /// <summary>What a level of detail asks for.</summary>
    public T Pick<T>(T lean, T standard, T rich) => detail switch
    {
        ObjectDetail.Lean => lean,
        ObjectDetail.Standard => standard,
        _ => rich,
    };

    /// <summary>A regular outline with corners on both axes.</summary>
    public static Vector2[] Circle(int corners) =>
        [.. Enumerable.Range(0, corners).Select(i => new Vector2(Exact(i, 0, corners), Exact(i, corners / 4, corners)))];

    /// <summary>A square outline with cut corners, eight vertices.</summary>
    public static Vector2[] CutSquare(float inset) => Around([new(1, 1 - inset), new(1 - inset, 1)]);

    /// <summary>A square outline with rounded corners, twelve vertices.</summary>
    public static Vector2[] RoundedSquare(float inset)
    {
        float middle = 1 - inset * 0.3f;
        float side = 1 - inset;
        return Around([new(1, side), new(middle, middle), new(side, 1)]);
    }

    /// <summary>A square outline with well rounded corners, twenty vertices.</summary>
    public static Vector2[] RoundSquare(float inset)
    {
        float side = 1 - inset;
        Vector2 At(float cosine, float sine) => new(side + inset * cosine, side + inset * sine);
        return Around(
            [new(1, side), At(0.924f, 0.383f), At(0.707f, 0.707f), At(0.383f, 0.924f), new(side, 1)]);
    }

    /// <summary>A square outline, four vertices.</summary>
    public static Vector2[] Square => [new(1, -1), new(1, 1), new(-1, 1), new(-1, -1)];

    /// <summary>A point of the mesh frame; the box's faces are met exactly.</summary>
    public Vector3 At(float u, float v, float h)
    {
        (float across, float along) = ((u + 1) * 0.5f, (v + 1) * 0.5f);
        return yUp
            ? new Vector3(
                Mix(box.Min.X, box.Max.X, across), Mix(box.Min.Y, box.Max.Y, h), Mix(box.Max.Z, box.Min.Z, along))
            : new Vector3(
                Mix(box.Min.X, box.Max.X, across), Mix(box.Min.Y, box.Max.Y, along), Mix(box.Min.Z, box.Max.Z, h));
    }

    /// <summary>
    /// Stacks scaled copies of an outline: one band of quads between neighbours, in the upper one's colour. Rings
    /// that come down again draw the inside of a vessel.
    /// </summary>
    public ObjectShape Stack(Vector2[] outline, params ReadOnlySpan<(float Scale, float Height, uint Color)> rings)
    {
        for (int i = 0; i < outline.Length; i++)
        {
            Side(outline[i], outline[(i + 1) % outline.Length], rings);
        }

        return this;
    }

    /// <summary>One side of a stack, from a corner of the outline to the next.</summary>
    public ObjectShape Side(
        Vector2 p, Vector2 q, params ReadOnlySpan<(float Scale, float Height, uint Color)> rings)
    {
        for (int k = 1; k < rings.Length; k++)
        {
            (float lowScale, float low, _) = rings[k - 1];
            (float highScale, float high, uint color) = rings[k];
            mesh.Quad(
                At(p.X * lowScale, p.Y * lowScale, low), At(q.X * lowScale, q.Y * lowScale, low),
                At(q.X * highScale, q.Y * highScale, high), At(p.X * highScale, p.Y * highScale, high), color);
        }

        return this;
    }

    /// <summary>
    /// A solid of stacked copies of an outline, see <see cref="Stack"/>, closed at its first and last ring.
    /// </summary>
    public ObjectShape Solid(
        Vector2[] outline, uint bottom, uint top, params ReadOnlySpan<(float Scale, float Height, uint Color)> rings) =>
        Cap(outline, rings[0].Scale, rings[0].Height, up: false, bottom)
            .Stack(outline, rings)
            .Cap(outline, rings[^1].Scale, rings[^1].Height, up: true, top);

    /// <summary>Closes an outline at a height, facing up or down.</summary>
    public ObjectShape Cap(Vector2[] outline, float scale, float height, bool up, uint color)
    {
        Vector3 P(int i) => At(outline[i].X * scale, outline[i].Y * scale, height);
        for (int i = 2; i < outline.Length; i++)
        {
            mesh.Triangle(P(0), P(up ? i - 1 : i), P(up ? i : i - 1), color);
        }

        return this;
    }

    /// <summary>
    /// A box with a framed panel on one of the two faces across its thinnest side; the opposite one has the panel's
    /// colour, and drawn leanly both have.
    /// </summary>
    public ObjectShape PanelBox(uint color, uint panel)
    {
        int thinnest = Thinnest();
        for (int axis = 0; axis < 3; axis++)
        {
            for (int sign = -1; sign <= 1; sign += 2)
            {
                bool isFramed = axis == thinnest && sign > 0 && detail != ObjectDetail.Lean;
                Face(axis, sign, axis == thinnest && !isFramed ? panel : color, axis == thinnest ? panel : color);
            }
        }

        return this;
    }

    /// <summary>A box of one colour with another on the two faces across its thinnest side.</summary>
    public ObjectShape TwoColorBox(uint color, uint faces)
    {
        int thinnest = Thinnest();
        for (int axis = 0; axis < 3; axis++)
        {
            uint own = axis == thinnest ? faces : color;
            Face(axis, -1, own, own);
            Face(axis, 1, own, own);
        }

        return this;
    }

    /// <summary>A round disc whose axis is v, closed on all sides.</summary>
    public ObjectShape Disc(int corners, Vector2 middle, Vector2 radius, float back, float front, uint color)
    {
        Vector2[] outline = Circle(corners);
        Vector3 P(int i, float v)
        {
            Vector2 p = middle + outline[i % corners] * radius;
            return At(p.X, v, p.Y);
        }

        for (int i = 0; i < corners; i++)
        {
            mesh.Quad(P(i, back), P(i, front), P(i + 1, front), P(i + 1, back), color);
        }

        for (int i = 2; i < corners; i++)
        {
            mesh.Triangle(P(0, front), P(i, front), P(i - 1, front), color);
            mesh.Triangle(P(0, back), P(i - 1, back), P(i, back), color);
        }

        return this;
    }

    /// <summary>A small box given by opposite corners in (u, v, h).</summary>
    public ObjectShape Block(Vector3 low, Vector3 high, uint color)
    {
        Vector3 P(int x, int y, int z) =>
            At(x > 0 ? high.X : low.X, y > 0 ? high.Y : low.Y, z > 0 ? high.Z : low.Z);
        mesh.Quad(P(1, 0, 0), P(1, 1, 0), P(1, 1, 1), P(1, 0, 1), color);
        mesh.Quad(P(0, 1, 0), P(0, 0, 0), P(0, 0, 1), P(0, 1, 1), color);
        mesh.Quad(P(1, 1, 0), P(0, 1, 0), P(0, 1, 1), P(1, 1, 1), color);
        mesh.Quad(P(0, 0, 0), P(1, 0, 0), P(1, 0, 1), P(0, 0, 1), color);
        mesh.Quad(P(0, 0, 1), P(1, 0, 1), P(1, 1, 1), P(0, 1, 1), color);
        mesh.Quad(P(0, 1, 0), P(1, 1, 0), P(1, 0, 0), P(0, 0, 0), color);
        return this;
    }

    /// <summary>A triangle given in (u, v, h).</summary>
    public ObjectShape Triangle(Vector3 a, Vector3 b, Vector3 c, uint color)
    {
        mesh.Triangle(At(a.X, a.Y, a.Z), At(b.X, b.Y, b.Z), At(c.X, c.Y, c.Z), color);
        return this;
    }

    public TriangleMesh Build() => mesh.Build(isSingleSided: true);

    private int Thinnest()
    {
        Vector3 size = box.Size;
        (float across, float along, float up) = yUp ? (size.X, size.Z, size.Y) : (size.X, size.Y, size.Z);
        return across <= along && across <= up ? 0 : along <= up ? 1 : 2;
    }

    private void Face(int axis, int sign, uint frame, uint panel)
    {
        const float Edge = 0.78f;
        Vector3 P(float s, float t)
        {
            // (s, t, axis) is right-handed, mirrored for the opposite face.
            Vector3 unit = axis switch
            {
                0 => new Vector3(sign, s * sign, t),
                1 => new Vector3(t, sign, s * sign),
                _ => new Vector3(s * sign, t, sign),
            };
            return At(unit.X, unit.Y, (unit.Z + 1) * 0.5f);
        }

        if (frame == panel)
        {
            mesh.Quad(P(-1, -1), P(1, -1), P(1, 1), P(-1, 1), frame);
            return;
        }

        mesh.Quad(P(-Edge, -Edge), P(Edge, -Edge), P(Edge, Edge), P(-Edge, Edge), panel);
        mesh.Quad(P(-1, -1), P(1, -1), P(Edge, -Edge), P(-Edge, -Edge), frame);
        mesh.Quad(P(1, -1), P(1, 1), P(Edge, Edge), P(Edge, -Edge), frame);
        mesh.Quad(P(1, 1), P(-1, 1), P(-Edge, Edge), P(Edge, Edge), frame);
        mesh.Quad(P(-1, 1), P(-1, -1), P(-Edge, -Edge), P(-Edge, Edge), frame);
    }

    private static float Mix(float low, float high, float t) => low * (1 - t) + high * t;

    private static float Exact(int index, int shift, int corners)
    {
        int quarter = corners / 4;
        int i = ((index - shift) % corners + corners) % corners;
        return i % quarter == 0 ? (i / quarter) switch { 0 => 1, 2 => -1, _ => 0 } : MathF.Cos(i * MathF.Tau / corners);
    }

    private static Vector2[] Around(Vector2[] corner) =>
        [.. Enumerable.Range(0, 4).SelectMany(turn => corner.Select(p => Turn(p, turn)))];

    private static Vector2 Turn(Vector2 p, int quarters) => quarters switch
    {
        0 => p,
        1 => new Vector2(-p.Y, p.X),
        2 => -p,
        _ => new Vector2(p.Y, -p.X),
    };
}
