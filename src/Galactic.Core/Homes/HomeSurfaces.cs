using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>Collects the surfaces of all pieces and clips them to what can be reached.</summary>
internal static class HomeSurfaces
{
    public static HomeReceptacle[] Of(
        IReadOnlyList<HomePiece> pieces, IReadOnlyList<PieceModel> models, FreeSpace space, HomeOptions options)
    {
        List<HomeReceptacle> result = [];
        for (int i = 0; i < pieces.Count; i++)
        {
            foreach (LocalSurface surface in models[i].Surfaces)
            {
                if (surface.Height < options.ReceptacleMin || surface.Height > options.ReceptacleMax)
                {
                    continue;
                }

                PlanRect whole = pieces[i].Frame.Rect(
                    new PlanRect(surface.MinX, surface.MinZ, surface.MaxX, surface.MaxZ));
                PlanRect usable = space.Usable(whole, surface.Height);
                result.Add(new HomeReceptacle(
                    $"{surface.Name}.{i}", i, whole, usable, surface.Height, surface.Clearance, surface.WeightPercent,
                    usable.Area > 0 ? space.StandBefore(usable) : null));
            }
        }

        return [.. result];
    }
}
