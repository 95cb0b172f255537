using Galactic.Compute;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// What one worker knows about the 16 envs it is stepping: the wanted motion and what became of it. Nothing here
/// outlives a step.
/// </summary>
internal sealed unsafe class Workspace : IDisposable
{
    private const int BoundsSize = 6;
    private readonly NativeArray<Floats> memory;

    private readonly int blocks;
    private readonly Floats* spheres;
    private readonly Floats* bounds;

    public Workspace(int joints, int slots, int channels, int blocks)
    {
        this.blocks = blocks;
        int perBlock = 3 * SphereBlock.Size;
        memory = new NativeArray<Floats>(
            channels + joints + slots * LinkChain.MatrixSize + perBlock * (1 + blocks) + blocks * BoundsSize);
        Channels = memory.Pointer;
        Joints = Channels + channels;
        Links = Joints + joints;
        Centers = Links + slots * LinkChain.MatrixSize;
        spheres = Centers + perBlock;
        bounds = spheres + perBlock * blocks;
    }

    /// <summary>[channel] this step's actions, clipped; 0 for envs that do not act.</summary>
    public Floats* Channels { get; }

    /// <summary>[joint] wanted joint values.</summary>
    public Floats* Joints { get; }

    /// <summary>[slot, 12] link poses at the wanted base and joints, before any slide.</summary>
    public Floats* Links { get; }

    /// <summary>[x | y | z, sphere] centres of the block being placed, one env per lane.</summary>
    public Floats* Centers { get; }

    /// <summary>Floats from one env's spheres to the next one's.</summary>
    public int SphereStride => blocks * 3 * SphereBlock.Size;

    /// <summary>Mask of envs that start an episode in this step.</summary>
    public Ints Starting;

    /// <summary>Mask of envs that act in this step.</summary>
    public Ints Stepping;

    /// <summary>Mask of envs whose wanted motion stays blocked.</summary>
    public Ints Collided;

    /// <summary>Mask of envs that slid.</summary>
    public Ints Slid;

    /// <summary>Wanted base position, slides included.</summary>
    public Floats X;

    /// <summary>Wanted base position, slides included.</summary>
    public Floats Z;

    /// <summary>Wanted base yaw.</summary>
    public Floats Yaw;

    /// <summary>Total slide along x.</summary>
    public Floats ShiftX;

    /// <summary>Total slide along z.</summary>
    public Floats ShiftZ;

    /// <summary>[lane] what a blocked or sliding env touched first; old for all others.</summary>
    public Contact[] Contacts { get; } = new Contact[SimulationState.Lanes];

    /// <summary>What this worker's envs have done so far.</summary>
    public StepTally Tally { get; } = new();

    /// <summary>[x | y | z] centres of a block of one env, before any slide, one sphere per lane.</summary>
    public Floats* SpheresOf(int lane, int block) => spheres + (lane * blocks + block) * 3;

    /// <summary>[low x | y | z, high x | y | z, env] bounds of the centres of a block, before any slide.</summary>
    public float* BoundsOf(int block) => (float*)(bounds + block * BoundsSize);

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
