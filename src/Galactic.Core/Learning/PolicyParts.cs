namespace Galactic.Learning;

/// <summary>How a policy reads images.</summary>
public enum VisualEncoder
{
    /// <summary>Not at all: state and previous action only.</summary>
    None,

    /// <summary>8x8 patches as 64 channels, three convolutions, one linear layer.</summary>
    Patch,

    /// <summary>The three convolutions and the linear layer of Mnih et al. 2015.</summary>
    Nature,

    /// <summary>The published encoder: a ResNet18 with GroupNorm on 4x4 pixels as channels.</summary>
    ResNet18,
}

/// <summary>Which images a policy reads.</summary>
public enum ImageInput
{
    /// <summary>Depth.</summary>
    Depth,

    /// <summary>Red, green and blue.</summary>
    Color,

    /// <summary>Both, drawn in one pass.</summary>
    ColorDepth,
}

/// <summary>How a policy joins its inputs.</summary>
public enum TrunkKind
{
    /// <summary>Two layers with LayerNorm and SiLU, the memory between them.</summary>
    Layered,

    /// <summary>The published one: linear layers of state and previous action, then the memory.</summary>
    Linear,
}

/// <summary>What a policy remembers from step to step.</summary>
public enum MemoryKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A gated recurrent unit.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}

/// <summary>Where the spread of continuous actions comes from.</summary>
public enum ActionSpread
{
    /// <summary>One learned standard deviation per channel, the same in every state; free means.</summary>
    Shared,

    /// <summary>The published one: decided in every state, like the mean, which tanh keeps within +-1.</summary>
    PerState,
}

/// <summary>What estimates values.</summary>
public enum CriticKind
{
    /// <summary>A network of its own on state and previous action.</summary>
    Separate,

    /// <summary>The published one: a linear layer on the features of the policy.</summary>
    Shared,
}
