using System.Numerics;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Draws in each of the lists of a view: one list for each way of drawing, so that what has one colour needs no shader for
/// textures, what has no holes none that asks for them, and what shows its front alone is spared its back.
/// </summary>
/// <param name="Plain">Triangles of one colour, both sides.</param>
/// <param name="PlainFronts">The same, fronts only.</param>
/// <param name="Painted">Triangles with texture or corner colours, both sides.</param>
/// <param name="PaintedFronts">The same, fronts only.</param>
/// <param name="Masked">Triangles whose texture has holes, both sides.</param>
/// <param name="MaskedFronts">The same, fronts only.</param>
internal readonly record struct DrawRoom(
    uint Plain, uint PlainFronts, uint Painted, uint PaintedFronts, uint Masked, uint MaskedFronts)
    : IAdditionOperators<DrawRoom, DrawRoom, DrawRoom>
{
    /// <summary>Lists of a view.</summary>
    public const int Lists = 6;

    /// <summary>All lists.</summary>
    public uint Total => Plain + PlainFronts + Painted + PaintedFronts + Masked + MaskedFronts;

    /// <summary>Draws of a list, in the order of the parameters.</summary>
    public uint this[int list] => list switch
    {
        0 => Plain,
        1 => PlainFronts,
        2 => Painted,
        3 => PaintedFronts,
        4 => Masked,
        _ => MaskedFronts,
    };

    /// <summary>Number of the list of a chunk.</summary>
    public static uint ListOf(DrawKind kind, bool isSingleSided) => 2 * (uint)kind + (isSingleSided ? 1u : 0);

    /// <summary>One draw in a list.</summary>
    public static DrawRoom One(uint list) => list switch
    {
        0 => new(1, 0, 0, 0, 0, 0),
        1 => new(0, 1, 0, 0, 0, 0),
        2 => new(0, 0, 1, 0, 0, 0),
        3 => new(0, 0, 0, 1, 0, 0),
        4 => new(0, 0, 0, 0, 1, 0),
        _ => new(0, 0, 0, 0, 0, 1),
    };

    /// <summary>List by list.</summary>
    public static DrawRoom operator +(DrawRoom a, DrawRoom b) => new(
        a.Plain + b.Plain, a.PlainFronts + b.PlainFronts,
        a.Painted + b.Painted, a.PaintedFronts + b.PaintedFronts,
        a.Masked + b.Masked, a.MaskedFronts + b.MaskedFronts);

    /// <summary>The larger of two, list by list.</summary>
    public DrawRoom AtLeast(DrawRoom other) => new(
        Math.Max(Plain, other.Plain), Math.Max(PlainFronts, other.PlainFronts),
        Math.Max(Painted, other.Painted), Math.Max(PaintedFronts, other.PaintedFronts),
        Math.Max(Masked, other.Masked), Math.Max(MaskedFronts, other.MaskedFronts));

    /// <summary>
    /// The demand, with a quarter to spare where it is above what there was: a batch that keeps growing does not
    /// need new buffers every time.
    /// </summary>
    public DrawRoom Grown(DrawRoom before)
    {
        return new(
            Grow(Plain, before.Plain), Grow(PlainFronts, before.PlainFronts),
            Grow(Painted, before.Painted), Grow(PaintedFronts, before.PaintedFronts),
            Grow(Masked, before.Masked), Grow(MaskedFronts, before.MaskedFronts));

        static uint Grow(uint wanted, uint had) => wanted > had ? wanted + wanted / 4 : had;
    }

    /// <summary>Whether a smaller demand fits.</summary>
    public bool Holds(DrawRoom demand) => AtLeast(demand) == this;
}

/// <summary>How triangles are drawn.</summary>
internal enum DrawKind
{
    /// <summary>In one colour.</summary>
    Plain,

    /// <summary>With texture or corner colours.</summary>
    Painted,

    /// <summary>With a texture that has holes.</summary>
    Masked,
}
