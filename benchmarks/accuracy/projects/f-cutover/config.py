KLAVIYO_FLOWS = ["RkT3aP", "XbE9mm", "UU2x0q"]
THEME_PEAK = 139911004
THEME_NORMAL = 138220471
BANNER = "Orders placed today ship within 3 business days."
FLAG_PROJECT = "storefront"
