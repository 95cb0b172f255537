using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Scenes;

public static partial class MovableObjects
{
    // What generated homes call them, then what common data sets do.
    private static readonly string[] Kitchen =
        ["counter", "table", "round_table", "island", "bar", "dining_table", "kitchen_counter", "lower_cabinet"];
    private static readonly string[] Reading =
        ["desk", "bookcase", "low_bookcase", "coffee_table", "nightstand", "bedside_table"];
    private static readonly string[] Bath = ["vanity", "washer", "shelf_rack", "modern_vanity"];

    /// <summary>Names of the everyday classes kept for tests of unknown objects.</summary>
    public static IReadOnlyList<string> HeldOutNames { get; } = ["milk_carton", "jar", "vase", "alarm_clock"];

    /// <summary>Names of the everyday classes that are not of the YCB set. New ones are appended.</summary>
    internal static List<string> EverydayNames => [.. Recipes.Select(r => r.Name)];

    private static IReadOnlyList<ObjectRecipe> Recipes { get; } =
    [
        Round("mug", 0.095f, 0.095f, Kitchen, (s, c, d) => VesselShapes.Open(s, 20, 0.9f, 0.9f, c, d),
            (0x3C6E8F, 0xD8D4CB), (0xB0413E, 0xEFE6DA), (0x4F7A5B, 0xE8E4D8), (0xEDE8DC, 0xD5CFC2),
            (0x2F3640, 0xC9C5BC), (0xD9A441, 0xF2E8D0)),
        Round("plate", 0.240f, 0.030f, Kitchen, (s, c, d) => VesselShapes.Open(s, 16, 0.55f, 0.5f, c, d),
            (0xEFECE4, 0xDDE4EC), (0x6C8AA8, 0xE4EAF0), (0xE7DCC8, 0xF3ECDF), (0x3F4A55, 0x5A6672)),
        Round("glass", 0.080f, 0.120f, Kitchen, VesselShapes.Glass,
            (0x9CC4CC, 0xB9D8DE), (0xA9C9A4, 0xC5DDBF), (0xC9B7D6, 0xDCD0E5), (0xD8C59A, 0xE8DCC0)),
        Round("bottle", 0.080f, 0.250f, Kitchen, VesselShapes.Bottle,
            (0x3F7A4A, 0x2B5432), (0xA8C8CF, 0x4A6E78), (0x6B4226, 0x3A2415)),
        Boxy("soap_bottle", new(0.080f, 0.190f, 0.065f), Bath, (s, c, _) => PackageShapes.SoapBottle(s, c),
            (0x8FB8D8, 0), (0xD88FA6, 0), (0x9CCB9A, 0), (0xE0C878, 0)),
        Boxy("milk_carton", new(0.070f, 0.200f, 0.070f), Kitchen, (s, c, _) => PackageShapes.MilkCarton(s, c), (0x3D6FB0, 0)),
        Boxy("cereal_box", new(0.060f, 0.270f, 0.190f), Kitchen, (s, c, d) => s.PanelBox(c, d),
            (0xE08A2E, 0xF3DE9A), (0x3E7CB8, 0xF0E4C4), (0x6AA04A, 0xEFE7C8), (0xB8455E, 0xF2D8C0)) with
        {
            LyingShare = BoxLyingShare,
        },
        Boxy("book", new(0.150f, 0.035f, 0.220f), Reading, (s, c, _) => PackageShapes.Book(s, c),
            (0x3E5C45, 0), (0x7A3B3B, 0), (0x2F4A6B, 0), (0xC08A3E, 0), (0x5A4A6B, 0), (0x8C8478, 0), (0x2E2E32, 0),
            (0xB85C3C, 0)),
        Round("jar", 0.085f, 0.120f, Kitchen, VesselShapes.Jar, (0xB35A2B, 0xE4D9B0), (0x7A2E3A, 0xD8D4CB), (0x8C9A4A, 0x4A4A44)),
        Round("vase", 0.110f, 0.220f, [], (s, c, _) => VesselShapes.Vase(s, c), (0x4F6D9C, 0), (0xC9B8A0, 0), (0x7F9C8A, 0)),
        Ball("apple", 0.075f, Kitchen, 0xB9312B, 0x7FA83E),
        Ball("orange", 0.075f, Kitchen, 0xE58A2A),
        Ball("tennis_ball", 0.067f, [], 0xC6D93B, 0xD86A8F),
        Boxy("tissue_box", new(0.115f, 0.090f, 0.230f), [], (s, c, d) => s.PanelBox(c, d),
            (0x7FA7A0, 0xEFECE4), (0xC99AA8, 0xF2E8E4), (0x9AA7C9, 0xECEFF4), (0xCBB98A, 0xF4EEDD)),
        Boxy("alarm_clock", new(0.110f, 0.110f, 0.060f), Reading, PackageShapes.AlarmClock,
            (0x3A3F4A, 0xEFECE4), (0xA83E3E, 0xF2EDE2)),
        Boxy("toy_block", new(0.060f, 0.060f, 0.060f), [], (s, c, d) => s.TwoColorBox(c, d),
            (0x3C86C4, 0xF0C93A), (0xC43C3C, 0xF2E2B8), (0x4AA05A, 0xF0E8C8), (0xE0A030, 0x8A4A2A),
            (0x8A5AA8, 0xE8D8F0)),
        Round("candle", 0.070f, 0.100f, [], (s, c, _) => VesselShapes.Candle(s, c),
            (0xEADFC0, 0), (0xB86A5A, 0), (0x8FA88A, 0), (0x6A7A9A, 0)),
        Boxy("sponge", new(0.070f, 0.035f, 0.120f), Bath, PackageShapes.Sponge,
            (0xE8CE4A, 0x4A8A4E), (0xE07A9A, 0x7A4A6A), (0x6AB0D0, 0x3A6A8A)),
    ];

    /// <summary>
    /// Everyday things: the nine of <see cref="Ycb9"/> first, then eighteen more whose mesh frame is y-up with
    /// the origin at the middle of the bottom.
    /// </summary>
    /// <param name="detail">How finely they are drawn.</param>
    public static IReadOnlyList<MovableObject> Everyday(ObjectDetail detail = ObjectDetail.Standard) =>
        [.. Ycb9(detail), .. Recipes.Select(r => r.Make(r.Name, 0, 1, detail))];

    /// <summary>
    /// The nine of <see cref="Ycb9"/> and variants of the everyday classes that are trained on, each in one of its
    /// training colours and up to six percent larger or smaller.
    /// </summary>
    /// <param name="seed">Same seed, same variants.</param>
    /// <param name="variants">Variants of each class, named class#1, class#2 and so on.</param>
    /// <param name="detail">How finely they are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no variants.</exception>
    public static IReadOnlyList<MovableObject> TrainingVariants(
        ulong seed, int variants, ObjectDetail detail = ObjectDetail.Standard) =>
        [.. Ycb9(detail), .. Variants(seed, variants, heldOut: false, detail)];

    /// <summary>
    /// Variants that <see cref="TrainingVariants"/> never has: the classes of <see cref="HeldOutNames"/> in all their
    /// colours and the other classes in the colour kept back.
    /// </summary>
    /// <param name="seed">Same seed, same variants.</param>
    /// <param name="variants">Variants of each class, named class#new1, class#new2 and so on.</param>
    /// <param name="detail">How finely they are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no variants.</exception>
    public static IReadOnlyList<MovableObject> HeldOutVariants(
        ulong seed, int variants, ObjectDetail detail = ObjectDetail.Standard) =>
        [.. Variants(seed, variants, heldOut: true, detail)];

    private static IEnumerable<MovableObject> Variants(ulong seed, int variants, bool heldOut, ObjectDetail detail)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(variants, 1);
        RandomKey key = RandomKey.FromSeed(seed);
        for (int i = 0; i < Recipes.Count; i++)
        {
            ObjectRecipe recipe = Recipes[i];
            bool wholeClass = HeldOutNames.Contains(recipe.Name);
            // A class of one colour has none to keep back: it is for training.
            int training = wholeClass ? 0 : Math.Max(1, recipe.Colors.Count - 1);
            (int first, int end) = heldOut ? (training, recipe.Colors.Count) : (0, training);
            for (int v = 0; v < variants && end > first; v++)
            {
                RandomKey stream = key.For(i).For(v);
                float scale = stream.Uniform(1, LeastScale, 2 - LeastScale);
                string name = heldOut ? $"{recipe.Name}#new{v + 1}" : $"{recipe.Name}#{v + 1}";
                yield return recipe.Make(name, first + stream.Index(0, end - first), scale, detail);
            }
        }
    }

    private static ObjectRecipe Round(
        string name, float diameter, float height, string[] belongsOn, Func<ObjectShape, uint, uint, ObjectShape> draw,
        params ReadOnlySpan<(int First, int Second)> colors) =>
        Of(name, new Vector3(diameter, height, diameter), SphereTechnique.UprightCylinder, belongsOn, draw, colors);

    private static ObjectRecipe Boxy(
        string name, Vector3 size, string[] belongsOn, Func<ObjectShape, uint, uint, ObjectShape> draw,
        params ReadOnlySpan<(int First, int Second)> colors) =>
        Of(name, size, SphereTechnique.Box, belongsOn, draw, colors);

    private static ObjectRecipe Of(
        string name, Vector3 size, SphereTechnique technique, string[] belongsOn,
        Func<ObjectShape, uint, uint, ObjectShape> draw, ReadOnlySpan<(int First, int Second)> colors)
    {
        (uint, uint)[] packed = new (uint, uint)[colors.Length];
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = (Color.Hex(colors[i].First), Color.Hex(colors[i].Second));
        }

        return new ObjectRecipe(name, size, technique, belongsOn, draw, packed);
    }

    private static ObjectRecipe Ball(
        string name, float diameter, string[] belongsOn, params ReadOnlySpan<int> colors)
    {
        (int, int)[] pairs = new (int, int)[colors.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (colors[i], 0);
        }

        return Round(name, diameter, diameter, belongsOn, (s, color, _) => VesselShapes.Ball(s, color), pairs);
    }
}
