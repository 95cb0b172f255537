using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Identities in images of <see cref="IdKind.Instance"/>.</summary>
public static class RenderIds
{
    /// <summary>Where nothing was hit.</summary>
    public const int Nothing = 0;

    /// <summary>Part 0 of the static scene, see <see cref="TriangleMesh.Parts"/>; part p is p further.</summary>
    public const int FirstPart = 1;

    /// <summary>Instance 0 of the env, see <see cref="RenderBatch"/>; instance i is i further.</summary>
    public const int FirstInstance = 1 << 24;
}
