namespace Galactic.Rendering;

/// <summary>Where and how a batch of depth images goes.</summary>
/// <param name="Address">First byte; must hold envs * height * width values and may belong to anyone.</param>
/// <param name="Encoding">Meaning of a value.</param>
/// <param name="Type">Number type; bytes only with <see cref="DepthEncoding.Normalized"/>.</param>
/// <param name="Layout">Pixel order.</param>
public readonly record struct DepthTarget(nint Address, DepthEncoding Encoding, PixelType Type, PixelLayout Layout);

/// <summary>
/// Where and how a batch of colour images goes: sRGB values between 0 and 1 (0 to 255 in bytes), all 0 where nothing
/// was hit.
/// </summary>
/// <param name="Address">
/// First byte; must hold envs * height * width * <paramref name="Channels"/> values and may belong to anyone.
/// </param>
/// <param name="Type">Number type.</param>
/// <param name="Layout">Pixel order.</param>
/// <param name="Channels">3: red, green, blue; 4: and alpha, 1 where something was hit.</param>
/// <param name="Light">What falls on surfaces.</param>
public readonly record struct ColorTarget(
    nint Address, PixelType Type, PixelLayout Layout, int Channels = 4, Lighting Light = Lighting.Sun);

/// <summary>Where a batch of identity images goes.</summary>
/// <param name="Address">First of [env, y, x] 32-bit integers, 0 where nothing was hit; may belong to anyone.</param>
/// <param name="Kind">What an identity tells.</param>
public readonly record struct IdTarget(nint Address, IdKind Kind);

/// <summary>Which images one pass over a batch makes; any mix, at least one.</summary>
public readonly record struct RenderTargets
{
    /// <summary>Depth, or null for none.</summary>
    public DepthTarget? Depth { get; init; }

    /// <summary>Faults of the depth, or null for depth as it is.</summary>
    public NoiseSource? Noise { get; init; }

    /// <summary>Colour, or null for none.</summary>
    public ColorTarget? Color { get; init; }

    /// <summary>Identities, or null for none.</summary>
    public IdTarget? Ids { get; init; }
}
