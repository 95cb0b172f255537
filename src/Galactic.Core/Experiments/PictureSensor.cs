namespace Galactic.Experiments;

/// <summary>What a picture of a scene shows.</summary>
public enum PictureSensor
{
    /// <summary>Colours, lit and smoothed.</summary>
    Color,

    /// <summary>Depth, white near and black from 4 m on; of cameras that the robot does not carry, over the range they see.</summary>
    Depth,

    /// <summary>Depth with the faults of an RGB-D sensor, see <see cref="Rendering.DepthNoise"/>.</summary>
    Noise,

    /// <summary>Kinds of things, see <see cref="Scenes.SemanticClasses"/>, in the colours of
    /// <see cref="Rendering.IdColors"/>.</summary>
    Semantic,

    /// <summary>Single things, see <see cref="Rendering.RenderIds"/>, in the same colours.</summary>
    Instance,
}
