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
    private const int TransposeSlack = 3;
    private const int PerBlock = 5;
    private readonly NativeArray<Floats> memory;
    private readonly int blocks;
    private readonly Floats* spheres;
    private readonly Floats* bounds;

    public Workspace(int joints, int slots, int channels, int blocks, int clusters)
    {
        memory = new NativeArray<Floats>(
            channels + TransposeSlack + joints + slots * LinkChain.MatrixSize + PerBlock * blocks * SimulationState.Lanes
                + BoundsSize * clusters + 2 + clusters + blocks + (1 + blocks) * ObjectIndex.Sides / 2);
        Channels = memory.Pointer;
        Joints = Channels + channels + TransposeSlack;
        Links = Joints + joints;
        spheres = Links + slots * LinkChain.MatrixSize;
        bounds = spheres + PerBlock * blocks * SimulationState.Lanes;
        Places = (int*)(bounds + BoundsSize * clusters);
        Suspects = (Ints*)(bounds + BoundsSize * clusters + 2 + clusters);
        Sides = (short*)(Suspects + blocks);
        this.blocks = blocks;
    }

    /// <summary>[channel] this step's actions, clipped; 0 for envs that do not act.</summary>
    public Floats* Channels { get; }

    /// <summary>[joint] wanted joint values.</summary>
    public Floats* Joints { get; }

    /// <summary>[slot, 12] link poses at the wanted base and joints, before any slide.</summary>
    public Floats* Links { get; }

    /// <summary>[block, env] spheres, one bit each, that may touch something static.</summary>
    public Ints* Suspects { get; }

    /// <summary>[side, env] bounds of the whole robot, see <see cref="ObjectIndex.IsNear(int, short*)"/>.</summary>
    public short* Sides { get; }

    /// <summary>[side, env] bounds of a block of spheres.</summary>
    public short* SidesOf(int block) => Sides + (1 + block) * ObjectIndex.Sides * SimulationState.Lanes;

    /// <summary>Envs, one bit each, that may touch something static.</summary>
    public uint NearStatics;

    /// <summary>Envs, one bit each, that may touch a movable object.</summary>
    public uint NearObjects;

    /// <summary>Envs, one bit each, that act and hold an object.</summary>
    public uint Holding;

    /// <summary>[lane] blocks, one bit each, whose <see cref="SpheresOf"/> are up to date.</summary>
    public uint[] Placed { get; } = new uint[SimulationState.Lanes];

    /// <summary>[2 + cluster, env] where the tables of clear ground and clear space are read.</summary>
    public int* Places { get; }

    /// <summary>Mask of envs that start an episode in this step.</summary>
    public Ints Starting;

    /// <summary>Mask of envs that act in this step.</summary>
    public Ints Stepping;

    /// <summary>
    /// Mask of acting envs that stay exactly where they are. What was free still is: they are not tested.
    /// </summary>
    public Ints Still;

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

    /// <summary>
    /// [x | y | z | cell | is inside] centres of a block of one env before any slide, one sphere per lane, and where its
    /// grid keeps their cells.
    /// </summary>
    public Floats* SpheresOf(int lane, int block) => spheres + PerBlock * (lane * blocks + block);

    /// <summary>[middle x | y | z, half extent x | y | z; env] bounds of a cluster's centres, before any slide.</summary>
    public Floats* BoundsOf(int cluster) => bounds + BoundsSize * cluster;

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
