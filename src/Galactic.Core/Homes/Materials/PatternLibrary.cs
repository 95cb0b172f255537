using System.Numerics;
using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>
/// The images of all patterns, made at first use and shared by all homes of the process. A face's colour goes into
/// its corners, divided by the image's mean, so that on average it shows exactly that colour.
/// </summary>
internal sealed class PatternLibrary
{
    /// <summary>Edge of an image, pixels.</summary>
    public const int Size = 128;

    /// <summary>Edge of an image in <see cref="HomeDetail.Rich"/> homes, pixels.</summary>
    public const int RichSize = 256;

    private static readonly Lazy<PatternLibrary> Usual = new(() => new PatternLibrary(Size));
    private static readonly Lazy<PatternLibrary> Fine = new(() => new PatternLibrary(RichSize));

    private readonly Material?[] materials;
    private readonly Vector3[] means;

    private PatternLibrary(int size)
    {
        PatternKind[] kinds = Enum.GetValues<PatternKind>();
        materials = new Material?[kinds.Length];
        means = new Vector3[kinds.Length];
        Parallel.ForEach(kinds, kind =>
        {
            if (kind != PatternKind.None)
            {
                (Texture image, means[(int)kind]) = Draw(kind, size);
                materials[(int)kind] = new Material { Name = kind.ToString(), Image = image };
            }
        });
    }

    /// <summary>The images for a level of detail; null for the coarsest, which has flat colours.</summary>
    public static PatternLibrary? Of(DetailPlan plan) => plan.Level switch
    {
        _ when plan.IsFlat => null,
        HomeDetail.Lean => null,
        HomeDetail.Standard => Usual.Value,
        _ => Fine.Value,
    };

    /// <summary>The pattern's material; null for flat colour.</summary>
    public Material? this[PatternKind kind] => materials[(int)kind];

    /// <summary>The corner colour that makes a pattern show a colour on average, as far as white allows.</summary>
    public uint Tint(Paint paint)
    {
        Vector4 color = LinearColor.Unpack(paint.Color);
        Vector3 mean = means[(int)paint.Pattern];
        return LinearColor.Pack(new Vector4(color.X / mean.X, color.Y / mean.Y, color.Z / mean.Z, 1));
    }

    /// <summary>What a tint shows on average.</summary>
    public uint Mean(PatternKind pattern, uint tint)
    {
        Vector4 color = LinearColor.Unpack(tint);
        Vector3 mean = means[(int)pattern];
        return LinearColor.Pack(new Vector4(color.X * mean.X, color.Y * mean.Y, color.Z * mean.Z, 1));
    }

    /// <summary>An image as bright as it can be, and its mean in linear light.</summary>
    private static (Texture Image, Vector3 Mean) Draw(PatternKind kind, int size)
    {
        Vector3[] values = new Vector3[size * size];
        float most = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = PatternRecipes.At(kind, (i % size + 0.5f) / size, (i / size + 0.5f) / size);
            most = MathF.Max(most, MathF.Max(values[i].X, MathF.Max(values[i].Y, values[i].Z)));
        }

        uint[] colors = [.. values.Select(v => LinearColor.Pack(new Vector4(v / most, 1)))];
        Vector4 sum = Vector4.Zero;
        foreach (uint color in colors)
        {
            sum += LinearColor.Unpack(color) / colors.Length;
        }

        return (new Texture(size, size, colors), new Vector3(sum.X, sum.Y, sum.Z));
    }
}
