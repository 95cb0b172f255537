using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>How a renderer prepares what it draws.</summary>
public sealed record RenderSettings
{
    /// <summary>
    /// Longest edge of a texture in texels, 1 to 2048; larger ones are used from their first smaller mip level within it
    /// on.
    /// </summary>
    public int TextureLimit { get; init; } = 1024;

    /// <summary>Hears which share of all triangles is prepared, up to 1, from any thread; or null.</summary>
    public Action<float>? Progress { get; init; }

    /// <summary>Where clusters of large meshes are looked for first, and left; null for none.</summary>
    public PreparedCache? Cache { get; init; }

    internal void Validate()
    {
        if (TextureLimit is < 1 or > PreparedTexture.MaxEdge)
        {
            throw new ArgumentException(
                $"TextureLimit is {TextureLimit} texels; expected 1 to {PreparedTexture.MaxEdge}.");
        }
    }
}
