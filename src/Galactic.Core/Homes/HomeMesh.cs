using Galactic.Assets;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;
using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>Draws a home at a level of detail within that level's number of triangles.</summary>
internal sealed class HomeMesh(Home home, HomePlan plan, HomeColors colors, PieceModel[] models)
{
    /// <summary>
    /// Finest drawing within the limits: where there are too many triangles, features are drawn one level coarser,
    /// one after the other in the order of <see cref="DetailFeature"/>; where there are too few, one level finer in
    /// the opposite order, and where even that is not enough, everything.
    /// </summary>
    public (TriangleMesh Mesh, int CeilingStart, DetailPlan Plan) Draw(HomeDetail level)
    {
        (int least, int most) = DetailPlan.Limits(level);
        DetailPlan detail = new(level);
        MeshBuilder builder = Build(detail, out int ceiling);
        while (builder.TriangleCount > most && detail.Lowered < DetailPlan.Features)
        {
            detail = detail with { Lowered = detail.Lowered + 1 };
            builder = Build(detail, out ceiling);
        }

        while (builder.TriangleCount < least && detail.Lowered > -DetailPlan.Features)
        {
            detail = detail with { Lowered = detail.Lowered - 1 };
            builder = Build(detail, out ceiling);
        }

        if (builder.TriangleCount < least && level < HomeDetail.Rich)
        {
            detail = new DetailPlan(level + 1, IsFlat: level == HomeDetail.Lean);
            builder = Build(detail, out ceiling);
        }

        return (builder.Build(isSingleSided: true), ceiling, detail);
    }

    /// <summary>The building with its ceiling lamps and without furniture.</summary>
    public (TriangleMesh Mesh, int CeilingStart) DrawStage(DetailPlan detail)
    {
        MeshBuilder builder = new();
        ShellMesh shell = AddFloorsAndWalls(builder, detail);
        int ceiling = builder.TriangleCount;
        builder.Part = BuildingPart.Ceiling;
        shell.AddCeiling();
        AddPieces(builder, detail, overhead: true);
        return (builder.Build(isSingleSided: true), ceiling);
    }

    private MeshBuilder Build(DetailPlan detail, out int ceiling)
    {
        MeshBuilder builder = new();
        ShellMesh shell = AddFloorsAndWalls(builder, detail);
        AddPieces(builder, detail, overhead: false);
        ceiling = builder.TriangleCount;
        builder.Part = BuildingPart.Ceiling;
        shell.AddCeiling();
        AddPieces(builder, detail, overhead: true);
        return builder;
    }

    private ShellMesh AddFloorsAndWalls(MeshBuilder builder, DetailPlan detail)
    {
        FaceBuilder faces = new(new FacePainter(builder, PatternLibrary.Of(detail)));
        ShellMesh shell = new(faces, plan, colors, home.WallHeight, detail);
        builder.Part = BuildingPart.Floor;
        FloorMesh.Add(faces, plan, colors, home.FreeSpace, detail.Level);
        builder.Part = BuildingPart.Wall;
        shell.AddWalls();
        return shell;
    }

    private void AddPieces(MeshBuilder builder, DetailPlan detail, bool overhead)
    {
        FacePainter painter = new(builder, PatternLibrary.Of(detail));
        for (int i = 0; i < models.Length; i++)
        {
            if (home.Pieces[i].Kind == PieceKind.Pendant == overhead)
            {
                builder.Part = BuildingPart.FirstPiece + i;
                PieceMesh.Add(painter, home.Pieces[i], models[i], detail);
            }
        }
    }
}
