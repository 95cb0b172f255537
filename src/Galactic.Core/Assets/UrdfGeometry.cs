namespace Galactic.Assets;

/// <summary>Kinds of URDF shapes.</summary>
public enum UrdfGeometry
{
    /// <summary>A box around its origin.</summary>
    Box,

    /// <summary>A cylinder around the z axis, centred.</summary>
    Cylinder,

    /// <summary>A sphere around its origin.</summary>
    Sphere,

    /// <summary>A mesh file.</summary>
    Mesh,
}
