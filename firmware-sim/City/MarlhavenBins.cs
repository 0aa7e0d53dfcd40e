namespace Telemetry.FirmwareSim.City;

/// <summary>The demo city's 40 bins. On the afternoon of 14 January there are full, overflowing, missed and just emptied ones among them.</summary>
internal static class MarlhavenBins
{
    private const string Town = "gw-waste-town";
    private const string Coast = "gw-waste-coast";

    public static IReadOnlyList<WasteBin> All { get; } =
    [
        new(1, "Market Place north", 53.80142, -0.24905, BinKind.Litter, Town, 92, CollectionRound.TownLitter, 5),
        new(2, "Market Place south", 53.80088, -0.24861, BinKind.Litter, Town, 78, CollectionRound.TownLitter, 15),
        new(3, "Bus station, stand A", 53.79921, -0.24618, BinKind.Litter, Town, 128, CollectionRound.TownLitter, 40),
        new(4, "Bus station, stand D", 53.79897, -0.24572, BinKind.Litter, Town, 112, CollectionRound.TownLitter, 45),
        new(5, "Railway station forecourt", 53.79702, -0.24433, BinKind.Litter, Town, 96, CollectionRound.TownLitter, 55),
        new(6, "Priory Park gate", 53.80561, -0.24702, BinKind.Litter, Town, 44, CollectionRound.TownLitter, 70),
        new(7, "Priory Park bandstand", 53.80617, -0.24588, BinKind.Litter, Town, 31, CollectionRound.TownLitter, 75),
        new(8, "St Olave's School gate", 53.79318, -0.25309, BinKind.Litter, Town, 89, CollectionRound.TownLitter, 90),
        new(9, "Castle Dyke crossing", 53.80049, -0.25781, BinKind.Litter, Town, 67, CollectionRound.TownLitter, 20),
        new(10, "Tannery Street", 53.80183, -0.24118, BinKind.Litter, Town, 58, CollectionRound.TownLitter, 30),
        new(11, "Canal Head towpath", 53.80398, -0.27612, BinKind.Litter, null, 39, CollectionRound.TownLitter, 105),
        new(12, "Westfield shops", 53.80107, -0.30241, BinKind.Litter, null, 88, CollectionRound.TownLitter, 115),
        new(13, "Esplanade, lifeboat slip", 53.80652, -0.10774, BinKind.Litter, Coast, 71, CollectionRound.SeafrontLitter, 5),
        new(14, "Esplanade, bandstand", 53.80733, -0.10812, BinKind.Litter, Coast, 64, CollectionRound.SeafrontLitter, 12),
        new(15, "Esplanade, amusements", 53.80491, -0.10731, BinKind.Litter, Coast, 104, CollectionRound.SeafrontLitter, 20),
        new(16, "Fish Quay chippy", 53.79934, -0.10377, BinKind.Litter, Coast, 118, CollectionRound.SeafrontLitter, 30),
        new(17, "Harbour car park", 53.79861, -0.10402, BinKind.Litter, Coast, 55, CollectionRound.SeafrontLitter, 38),
        new(18, "Lighthouse viewpoint", 53.84831, -0.13098, BinKind.Litter, null, 22, CollectionRound.SeafrontLitter, 70),
        new(19, "Civic Centre yard", 53.80067, -0.25014, BinKind.General, Town, 34, CollectionRound.GeneralWaste, 5),
        new(20, "Market Hall", 53.80104, -0.24792, BinKind.General, Town, 46, CollectionRound.GeneralWaste, 15),
        new(21, "Tannery Court flats", 53.80221, -0.24037, BinKind.General, Town, 47, CollectionRound.GeneralWaste, 35, DayOfWeek.Wednesday),
        new(22, "Station Road flats", 53.79674, -0.24519, BinKind.General, Town, 41, CollectionRound.GeneralWaste, 50),
        new(23, "Southmoor estate, block 2", 53.77231, -0.24387, BinKind.General, Town, 43, CollectionRound.GeneralWaste, 80),
        new(24, "Southmoor estate, block 5", 53.77289, -0.24462, BinKind.General, Town, 38, CollectionRound.GeneralWaste, 90),
        new(25, "Northgate depot", 53.85447, -0.28915, BinKind.General, Town, 27, CollectionRound.GeneralWaste, 120),
        new(26, "Fish Quay market", 53.79978, -0.10355, BinKind.General, Coast, 45, CollectionRound.GeneralWaste, 140),
        new(27, "Castle Dyke recycling point", 53.80041, -0.25836, BinKind.Recycling, Town, 24, CollectionRound.Recyclables, 10),
        new(28, "Priory Park recycling point", 53.80589, -0.24731, BinKind.Recycling, Town, 19, CollectionRound.Recyclables, 25),
        new(29, "Station Road recycling point", 53.79711, -0.24476, BinKind.Recycling, Town, 27, CollectionRound.Recyclables, 40),
        new(30, "Southmoor recycling point", 53.77248, -0.24421, BinKind.Recycling, Town, 23, CollectionRound.Recyclables, 65, DayOfWeek.Tuesday),
        new(31, "Westfield recycling point", 53.80132, -0.30187, BinKind.Recycling, Town, 21, CollectionRound.Recyclables, 90),
        new(32, "Esplanade recycling point", 53.80613, -0.10811, BinKind.Recycling, Coast, 18, CollectionRound.Recyclables, 130),
        new(33, "Brickyard Lane recycling point", 53.76201, -0.22874, BinKind.Recycling, null, 16, CollectionRound.Recyclables, 150),
        new(34, "Castle Dyke bottle bank", 53.80039, -0.25841, BinKind.BottleBank, Town, 17, CollectionRound.BottleBanks, 10),
        new(35, "Station Road bottle bank", 53.79708, -0.24481, BinKind.BottleBank, Town, 22, CollectionRound.BottleBanks, 30),
        new(36, "Esplanade bottle bank", 53.80609, -0.10817, BinKind.BottleBank, Coast, 40, CollectionRound.BottleBanks, 75),
        new(37, "Sandholme bottle bank", 53.83544, -0.12842, BinKind.BottleBank, Coast, 9, CollectionRound.BottleBanks, 110),
        new(38, "Market Hall food waste", 53.80101, -0.24799, BinKind.Food, Town, 96, CollectionRound.FoodWaste, 10),
        new(39, "Civic Centre canteen", 53.80071, -0.25021, BinKind.Food, Town, 62, CollectionRound.FoodWaste, 20, DayOfWeek.Wednesday),
        new(40, "Esplanade restaurants", 53.80547, -0.10768, BinKind.Food, Coast, 108, CollectionRound.FoodWaste, 60),
    ];
}
