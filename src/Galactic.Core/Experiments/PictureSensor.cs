namespace Galactic.Experiments;

/// <summary>What a picture of a scene shows.</summary>
public enum PictureSensor
{
    /// <summary>Colours, lit and smoothed.</summary>
    Color,

    /// <summary>Depth, white near and black from 4 m on; of cameras besides the head's, over the range they see.</summary>
    Depth,

    /// <summary>Kinds of things, see <see cref="Scenes.SemanticClasses"/>, in the colours of
    /// <see cref="Rendering.IdColors"/>.</summary>
    Semantic,

    /// <summary>Single things, see <see cref="Rendering.RenderIds"/>, in the same colours.</summary>
    Instance,
}
