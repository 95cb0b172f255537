namespace Galactic.Scenes;

/// <summary>How an object's box is filled with collision spheres.</summary>
public enum SphereTechnique
{
    /// <summary>A lattice of spheres.</summary>
    Box,

    /// <summary>Rings of spheres around the z axis of the mesh frame.</summary>
    UprightCylinder,
}
